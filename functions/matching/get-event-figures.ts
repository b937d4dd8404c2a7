import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import { type EventFigures, eventFigures } from '../../domain/matching/event-figures.ts'
import { eventFor } from '../campaigns/event-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { placementsOfSignUps } from './placements-of-sign-ups.ts'

/** The largest fairs see some thousand sign-ups; each costs a look at what became of the person. */
const most = 2000

async function getEventFigures(
  { params, staff }: Call<Routes['get-event-figures']>,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'signUps' | 'placements' | 'clock'>,
): Promise<EventFigures | Refusal> {
  const event = await eventFor(staff, params.eventId, deps)
  if (isRefusal(event)) return event
  const { items, complete } = await deps.signUps.allOf([event.eventId], most)
  const placements = await placementsOfSignUps(items, deps)
  return { ...eventFigures(event, { signUps: items, placements }, deps.clock.now()), complete }
}

export const handler = http(routes['get-event-figures'], getEventFigures)
