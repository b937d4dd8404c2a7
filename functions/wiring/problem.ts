import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Refusal, RefusalCode } from '../../domain/kernel/refusal.ts'

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

/** A refusal as an RFC 9457 problem document. */
export function problem(refusal: Refusal, instance: string): APIGatewayProxyStructuredResultV2 {
  const status = statusOf[refusal.refused]
  return {
    statusCode: status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...(refusal.retryAfter ? { 'retry-after': String(refusal.retryAfter) } : {}),
    },
    body: JSON.stringify({
      type: `/problems/${refusal.refused}`,
      title: refusal.refused.replaceAll('-', ' '),
      status,
      detail: refusal.detail,
      instance,
      ...(refusal.errors ? { errors: refusal.errors.map(({ pointer, detail }) => ({ pointer, detail })) } : {}),
      ...(refusal.stands ? { stands: refusal.stands } : {}),
    }),
  }
}

/** The issuer's keys cannot be had: the token may well be good, and another time tells. */
export function unreachableProblem(instance: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: 503,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '30' },
    body: JSON.stringify({
      type: '/problems/sign-in-unreachable',
      title: 'sign-in unreachable',
      status: 503,
      detail: 'The sign-in service cannot be reached, so your token could not be checked; try again in a minute.',
      instance,
    }),
  }
}

/** What broke is logged under the same id; the caller is told only that. */
export function brokenProblem(instance: string): APIGatewayProxyStructuredResultV2 {
  return {
    statusCode: 500,
    headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    body: JSON.stringify({
      type: '/problems/broken',
      title: 'something broke on our side',
      status: 500,
      detail: 'Try again; if it stays, tell the operator the instance id below.',
      instance,
    }),
  }
}
