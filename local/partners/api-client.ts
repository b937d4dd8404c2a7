import createClient, { type Client } from 'openapi-fetch'
import type { paths } from '../../dist/client/paths.ts'
import type { LocalClock } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import type { TokenFor } from '../runtime/token-for.ts'
import { signedHeaders } from './signed.ts'

export interface ApiAnswer {
  readonly status: number
  /** Parsed where it is JSON, text where it is text, bytes otherwise. */
  readonly body: unknown
}

export interface ApiRequest {
  readonly token?: string
  readonly body?: unknown
  /** The Idempotency-Key. */
  readonly key?: string
  /** Of the answer; English unless told. */
  readonly language?: 'zh' | 'en'
}

/** `id` is the webhook-id. */
export interface SignedMessage extends Pick<ApiRequest, 'language'> {
  readonly secret: string
  readonly id: string
  readonly body: unknown
}

/** What a partner knows of us: where we are, how to sign in, and what time it is. */
export interface ApiAccess {
  readonly url: string
  readonly clock: LocalClock
  token(staff: TokenFor): Promise<string>
}

/** Calls the API as anybody outside would; time stands still until the answer is there. */
export class ApiClient {
  readonly #access: ApiAccess
  readonly #tokens = new Map<string, { token: Promise<string>; until: number }>()

  constructor(access: ApiAccess) {
    this.#access = access
  }

  call(
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    { token, body, key, language = 'en' }: ApiRequest = {},
  ): Promise<ApiAnswer> {
    return this.#send(
      method,
      path,
      {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key !== undefined && { 'idempotency-key': key }),
        'accept-language': language,
      },
      body === undefined ? undefined : JSON.stringify(body),
    )
  }

  /** As a colleague who signs in again when the token runs out. */
  async as(staff: TokenFor, method: 'GET' | 'POST' | 'PATCH', path: string, request: Omit<ApiRequest, 'token'> = {}) {
    return this.call(method, path, { ...request, token: await this.#tokenFor(staff) })
  }

  /**
   * A colleague's calls with the types of the API document (`npm run client` writes them): a path, a parameter or a body that
   * the document does not know is a type error.
   */
  typed(staff: TokenFor): Client<paths> {
    const { url, clock } = this.#access
    const client = createClient<paths>({ baseUrl: url, fetch: (request) => holdTime(clock, () => whole(request)) })
    client.use({
      onRequest: async ({ request }) => {
        request.headers.set('authorization', `Bearer ${await this.#tokenFor(staff)}`)
        request.headers.set('accept-language', 'en')
        return request
      },
    })
    return client
  }

  /** A Standard Webhooks message; answered in Chinese unless told, as to a server that names no language. */
  sendSigned(path: string, { secret, id, body, language }: SignedMessage): Promise<ApiAnswer> {
    const text = JSON.stringify(body)
    const signed = signedHeaders(secret, id, text, this.#access.clock)
    return this.#send('POST', path, { ...signed, ...(language && { 'accept-language': language }) }, text)
  }

  /** A form of the trip page. */
  sendForm(path: string, fields: Readonly<Record<string, string>>): Promise<ApiAnswer> {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    return this.#send('POST', path, headers, new URLSearchParams(fields).toString())
  }

  #send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<ApiAnswer> {
    const { url, clock } = this.#access
    return holdTime(clock, async () => {
      const answer = await fetch(url + path, {
        method,
        headers,
        redirect: 'manual',
        ...(body !== undefined && { body }),
      })
      const type = answer.headers.get('content-type') ?? ''
      if (/json/.test(type)) return { status: answer.status, body: await answer.json() }
      if (type === '' || type.startsWith('text/')) return { status: answer.status, body: await answer.text() }
      return { status: answer.status, body: new Uint8Array(await answer.arrayBuffer()) }
    })
  }

  #tokenFor(staff: TokenFor): Promise<string> {
    const now = this.#access.clock.epochMilliseconds()
    const who = JSON.stringify(staff)
    const known = this.#tokens.get(who)
    if (known && known.until > now) return known.token
    const token = this.#access.token(staff)
    this.#tokens.set(who, { token, until: now + 11 * 3_600_000 })
    return token
  }
}

/** The answer once all of it is there. */
async function whole(request: Request): Promise<Response> {
  const answer = await fetch(request, { redirect: 'manual' })
  const body = await answer.arrayBuffer()
  return new Response(body.byteLength === 0 ? null : body, { status: answer.status, headers: answer.headers })
}
