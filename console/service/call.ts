import type * as z from 'zod'
import type { routes } from '../../functions/catalog.ts'
import { chosenLanguage } from '../words/chosen-language.ts'
import { type Kept, keepAnswer, keptAnswer } from './kept-answers.ts'
import { Problem, type ProblemDocument } from './problem.ts'

type Routes = typeof routes
type ForStaff = {
  [Name in keyof Routes as Routes[Name]['calledBy'] extends { staff: unknown } | 'anyone'
    ? `${Routes[Name]['method']} ${Routes[Name]['path']}`
    : never]: Routes[Name]
}

/** A route as its catalog says it: `GET /v1/transfer-batches/{batchId}`. */
export type Address = keyof ForStaff
export type Reading = Extract<Address, `GET ${string}`>
export type Acting = Exclude<Address, Reading>

type Part<Route, Key extends string> = Route extends { [K in Key]: infer Schema extends z.ZodType }
  ? { [K in Key]: z.input<Schema> }
  : unknown
type Query<Route> = Route extends { query: infer Schema extends z.ZodType }
  ? { query?: { [K in keyof z.output<Schema>]?: z.output<Schema>[K] | undefined } }
  : unknown

/** What a call says: `params` of its path, `query`, `body`; `key` where a try is to be known as one made before. */
export type Said<At extends Address> = Part<ForStaff[At], 'params'> &
  Query<ForStaff[At]> &
  Part<ForStaff[At], 'body'> & { readonly key?: string; readonly signal?: AbortSignal }

/** What it answers; a file where its catalog names a content type. */
export type Answer<At extends Address> = ForStaff[At] extends { answers: infer Answers }
  ? Answers extends z.ZodType
    ? z.output<Answers>
    : Blob
  : undefined

/** One item of a list. */
export type ItemOf<At extends Address> = Answer<At> extends { items: readonly (infer Item)[] } ? Item : never

interface Loose {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
  readonly key?: string
  readonly signal?: AbortSignal
}

let bearer: () => Promise<string | undefined> = async () => undefined

/** How calls are signed; the sign-in says it once. */
export function signCallsWith(token: typeof bearer): void {
  bearer = token
}

/**
 * Calls the service. What was read before is asked for by its ETag and not sent again while it stands.
 * @throws Problem for what is refused; TypeError for what cannot be reached.
 */
export async function call<At extends Address>(address: At, said: Said<At>): Promise<Answer<At>> {
  const { params = {}, query = {}, body, key, signal } = said as Loose
  const [method = 'GET', template = ''] = address.split(' ')
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const known = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = new URLSearchParams(known.map(([name, value]): [string, string] => [name, String(value)])).toString()
  const url = search === '' ? path : `${path}?${search}`
  const language = chosenLanguage()
  const place = `${language} ${url}`
  // What was opened for a reason is not kept: it is gone when it is no longer on screen.
  const mayKeep = method === 'GET' && query['details'] !== 'full'
  const kept: Kept | undefined = mayKeep ? keptAnswer(place) : undefined
  const response = await send(method, url, { body, key, signal, etag: kept?.etag })
  if (kept && response.status === 304) return kept.answer as Answer<At>
  const answer = await read(response)
  const etag = response.headers.get('etag')
  if (mayKeep && etag !== null) keepAnswer(place, { etag, answer })
  return answer as Answer<At>
}

interface Sent {
  readonly body?: unknown
  readonly key?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly etag?: string | undefined
}

/** A signed request in the reader's language. @throws Problem for what is refused; TypeError for what cannot be reached. */
export async function send(method: string, url: string, { body, key, signal, etag }: Sent = {}): Promise<Response> {
  const token = await bearer()
  const response = await fetch(url, {
    method,
    cache: 'no-store',
    signal: signal ?? null,
    headers: {
      'accept-language': chosenLanguage(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(etag !== undefined && { 'if-none-match': etag }),
      ...(method !== 'GET' && { 'idempotency-key': key ?? crypto.randomUUID() }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok && response.status !== 304) throw await problemOf(response)
  return response
}

async function read(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? ''
  if (response.status === 204 || type === '') return undefined
  return type.startsWith('application/json') ? response.json() : response.blob()
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return new Problem(response.status, (await response.json()) as ProblemDocument)
  } catch {
    return new Problem(response.status, { title: response.statusText })
  }
}
