import { type Clock, epochOf, type Instant, instantOf, millisecondsIn, type Span } from '../../domain/kernel/instant.ts'
import type { ApiClient } from '../partners/api-client.ts'
import type { TokenFor } from '../runtime/token-for.ts'
import { SetupProblem } from '../setup-problem.ts'

/** The coordinator's desk: calls the API and waits. */
export interface Office {
  get<T>(path: string): Promise<T>
  /** `key` is the Idempotency-Key. A refusal ends the story with its reason. */
  post<T>(path: string, key: string, body?: object): Promise<T>
  now(): Instant
  /**
   * Looks once every so often, as counted from `since`, until it sees something. After a restart the looks come at the
   * instants at which they would have come without it.
   */
  watch<Seen>(since: Instant, every: Span, look: () => Promise<Seen | undefined>): Promise<Seen>
}

const coordinator: TokenFor = { role: 'province', subject: 'coordinator' }

/** `until` lets time pass. */
export function openOffice(api: ApiClient, clock: Clock, until: (moment: Instant) => Promise<void>): Office {
  async function call<T>(method: 'GET' | 'POST', path: string, request: { key?: string; body?: object }): Promise<T> {
    const { status, body } = await api.as(coordinator, method, path, request)
    if (status >= 500) throw new Error(`${method} ${path} answered ${status}: ${JSON.stringify(body)}`)
    if (status >= 400) throw new SetupProblem(refusalOf(body))
    return body as T
  }
  return {
    get: (path) => call('GET', path, {}),
    post: (path, key, body) => call('POST', path, { key, ...(body && { body }) }),
    now: () => clock.now(),
    async watch(since, every, look) {
      const begun = epochOf(since)
      const pause = millisecondsIn(every)
      for (let count = Math.max(1, Math.ceil((epochOf(clock.now()) - begun) / pause)); ; count += 1) {
        await until(instantOf(begun + count * pause))
        const seen = await look()
        if (seen !== undefined) return seen
      }
    },
  }
}

function refusalOf(body: unknown): string {
  const { detail = '', errors = [] } = body as { detail?: string; errors?: { pointer: string; detail: string }[] }
  return [detail, ...errors.map((error) => `${error.pointer}: ${error.detail}`)].join(' ')
}
