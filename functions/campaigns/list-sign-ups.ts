import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { eventInCounty } from './event-in-county.ts'

async function listSignUps(
  { params, query, staff }: Call<Routes['list-sign-ups']>,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'signUps'>,
) {
  const event = await eventInCounty(staff, params.eventId, deps)
  if (isRefusal(event)) return event
  return deps.signUps.ofEvent(event.eventId, query.cursor ?? null, query.limit)
}

export const handler = http(routes['list-sign-ups'], listSignUps)
