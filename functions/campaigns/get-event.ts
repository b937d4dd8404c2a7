import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { eventFor } from './event-for.ts'

async function getEvent(
  { params, staff }: Call<Routes['get-event']>,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents'>,
) {
  return eventFor(staff, params.eventId, deps)
}

export const handler = http(routes['get-event'], getEvent)
