import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import { canonicalJson } from '../../domain/kernel/canonical-json.ts'
import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { isNestedDeeperThan } from '../../domain/kernel/is-nested-deeper-than.ts'
import { issueWords } from '../../domain/kernel/issue-words.ts'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { RouteEntry } from './catalog-entry.ts'
import { isMultipart, multipartForm } from './multipart-form.ts'

export interface ParsedRequest {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
  /** All three as they were sent, as JSON. */
  readonly sent: string
}

/** Levels of lists and objects in a body; the deepest that any schema reads are six. */
const deepestBody = 32

/** Both languages of an issue are made from what was sent. */
const told = { reportInput: true }

/** The request by its route's schemas, or one refusal that points at every field that is wrong. */
export async function parseRequest(route: RouteEntry, event: APIGatewayProxyEventV2): Promise<ParsedRequest | Refusal> {
  let body: unknown
  if (route.body) {
    try {
      body = await readBody(route, event)
    } catch {
      return refuse('invalid-request', doorSentences('not-json'))
    }
  }
  if (isNestedDeeperThan(deepestBody, body))
    return refuse('invalid-request', doorSentences('too-deep', { levels: deepestBody }))
  const parts = {
    params: route.params?.safeParse(event.pathParameters ?? {}, told),
    query: route.query?.safeParse(event.queryStringParameters ?? {}, told),
    body: route.body?.safeParse(body, told),
  }
  const errors = Object.entries(parts).flatMap(([part, parsed]) =>
    parsed && !parsed.success ? pointersOf(part, parsed.error) : [],
  )
  if (errors.length > 0) return refuse('invalid-request', doorSentences('see-errors', { count: errors.length }), errors)
  const sent = canonicalJson([event.pathParameters ?? {}, event.queryStringParameters ?? {}, body ?? null])
  return { params: parts.params?.data, query: parts.query?.data, body: parts.body?.data, sent }
}

/** The buttons of a page are plain forms. Elsewhere a client that forgot to say so still means JSON. */
async function readBody({ calledBy }: RouteEntry, event: APIGatewayProxyEventV2): Promise<unknown> {
  const isPage = calledBy === 'worker' || calledBy === 'contact'
  if (isPage && isMultipart(event)) return multipartForm(event)
  const text = bodyText(event)
  const isForm = event.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  return isPage && isForm ? Object.fromEntries(new URLSearchParams(text)) : parseJson(text || '{}')
}

export function bodyText(event: APIGatewayProxyEventV2): string {
  const body = event.body ?? ''
  return event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body
}

function pointersOf(part: string, error: z.ZodError) {
  return error.issues.map((issue) => ({
    pointer: `${part === 'body' ? '#' : part}/${issue.path.map(String).join('/')}`,
    words: issueWords(issue),
  }))
}
