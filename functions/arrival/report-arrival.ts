import { isRefusal } from '../../domain/kernel/refusal.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import { arrive, joinMoves } from '../../domain/transport/trips/passenger-moves.ts'
import { rollIsIncomplete } from '../../domain/transport/trips/roll-is-incomplete.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { noteReport } from '../transport/travel/note-report.ts'
import { tripWithPeople } from '../transport/trip-with-people.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** At the hub for a feeder, in the city for the others. */
async function reportArrival(
  { params, body, staff }: Call<Routes['report-arrival']>,
  deps: Pick<Deps, 'trips' | 'passengers' | 'tripDays' | 'placements' | 'workflows' | 'clock'>,
) {
  const found = await tripWithPeople(staff, params.tripId, deps)
  if (isRefusal(found)) return found
  const { trip, people } = found
  const judged = judgeTripReport('arrival', trip, { at: body.at, now: deps.clock.now() })
  if (isRefusal(judged)) return judged
  const unnamed = rollIsIncomplete(people)
  if (unnamed) return unnamed
  const aboard = people.filter(({ state }) => state === 'boarded')
  const moves = joinMoves(aboard.map((passenger) => arrive(passenger, body.at)))
  const after = await applyMoves(found, moves, deps)
  return noteReport(trip, { report: 'arrival', at: body.at, by: staff.subject, people: after, isComplete: true }, deps)
}

export const handler = http(routes['report-arrival'], reportArrival)
