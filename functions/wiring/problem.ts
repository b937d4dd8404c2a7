import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { breakageWords, type ProblemCode, problemTitles } from '../../domain/kernel/problem-words.ts'
import type { Refusal, RefusalCode } from '../../domain/kernel/refusal.ts'
import type { Language, Sentence } from '../../domain/kernel/words.ts'

/** Of each refusal, for who describes the API as for who answers. */
export const statusOf: Readonly<Record<RefusalCode, number>> = {
  'not-found': 404,
  'not-permitted': 403,
  'not-signed-in': 401,
  'invalid-request': 422,
  'invalid-state': 409,
  conflict: 409,
  'unreadable-sheet': 422,
  'no-known-head': 422,
  'empty-sheet': 422,
  'agreement-not-active': 409,
  'discriminatory-wording': 422,
  'unlawful-terms': 422,
  'signature-invalid': 401,
  'key-reused': 409,
  replayed: 409,
  'in-progress': 409,
  'consent-missing': 409,
  'no-answer-open': 409,
  'invalid-instance': 422,
  infeasible: 422,
  'too-large': 413,
  busy: 429,
}

interface Shown {
  readonly code: ProblemCode
  readonly status: number
  readonly words: Sentence
  readonly headers?: Readonly<Record<string, string>>
  /** What stands beside the sentence. */
  readonly more?: object
}

/** Who asked, and by which id the logs know it. */
export interface AskedBy {
  readonly language: Language
  readonly instance: string
}

/** A refusal as an RFC 9457 problem document, in the language of whoever asked. */
export function problem(refusal: Refusal, asker: AskedBy): APIGatewayProxyStructuredResultV2 {
  const { refused, words, errors, stands, retryAfter } = refusal
  const status = statusOf[refused]
  const fields = errors?.map((error) => ({
    pointer: error.pointer,
    detail: error.words[asker.language],
    code: error.words.code,
  }))
  return documentOf(asker, {
    code: refused,
    status,
    words,
    headers: {
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
    },
    more: { ...(fields && { errors: fields }), ...(stands && { stands }) },
  })
}

/** The issuer's keys cannot be had: the token may well be good, and another time tells. */
export function unreachableProblem(asker: AskedBy): APIGatewayProxyStructuredResultV2 {
  const words = breakageWords('sign-in-unreachable')
  return documentOf(asker, { code: 'sign-in-unreachable', status: 503, words, headers: { 'retry-after': '30' } })
}

/** What broke is logged under the same id; the caller is told only that. */
export function brokenProblem(asker: AskedBy): APIGatewayProxyStructuredResultV2 {
  return documentOf(asker, { code: 'broken', status: 500, words: breakageWords('broken') })
}

function documentOf(
  { language, instance }: AskedBy,
  { code, status, words, headers, more }: Shown,
): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      vary: 'Accept-Language',
      ...headers,
    },
    body: JSON.stringify({
      type: `/problems/${code}`,
      title: problemTitles[code][language],
      status,
      detail: words[language],
      code: words.code,
      instance,
      ...more,
    }),
  }
}
