import type { Span } from '../../domain/kernel/instant.ts'
import type { ApiClient } from '../partners/api-client.ts'
import type { TokenFor } from '../runtime/oidc-issuer.ts'
import { SetupProblem } from '../setup-problem.ts'

/** The coordinator's desk: calls the API and waits. */
export interface Office {
  get<T>(path: string): Promise<T>
  /** `key` is the Idempotency-Key. A refusal ends the story with its reason. */
  post<T>(path: string, key: string, body?: object): Promise<T>
  readonly wait: (span: Span) => Promise<void>
}

const coordinator: TokenFor = { role: 'province', subject: 'coordinator' }

/** `wait` lets time pass. */
export function openOffice(api: ApiClient, wait: Office['wait']): Office {
  async function call<T>(method: 'GET' | 'POST', path: string, request: { key?: string; body?: object }): Promise<T> {
    const { status, body } = await api.as(coordinator, method, path, request)
    if (status >= 500) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`)
    if (status >= 400) throw new SetupProblem(refusalOf(body))
    return body as T
  }
  return {
    get: (path) => call('GET', path, {}),
    post: (path, key, body) => call('POST', path, { key, ...(body && { body }) }),
    wait,
  }
}

function refusalOf(body: unknown): string {
  const { detail = '', errors = [] } = body as { detail?: string; errors?: { pointer: string; detail: string }[] }
  return [detail, ...errors.map((error) => `${error.pointer}: ${error.detail}`)].join(' ')
}
