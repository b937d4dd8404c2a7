import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { timeMoved } from '../wiring/time-moved.ts'
import { type Routes, routes } from './catalog.ts'

/** Healthy means that the table answers; a failure shows as a 500 problem document. */
async function checkHealth(
  _call: Call<Routes['check-health']>,
  { receivedRequests, clock }: Pick<Deps, 'receivedRequests' | 'clock'>,
) {
  await receivedRequests.reach()
  const note = timeMoved(clock)
  return { status: 'ok' as const, now: clock.now(), ...(note !== undefined && { note }) }
}

export const handler = http(routes['check-health'], checkHealth)
