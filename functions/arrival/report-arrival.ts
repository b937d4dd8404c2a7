import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { isAccountedFor } from '../../domain/transport/trips/passenger.ts'
import { arrive, joinMoves } from '../../domain/transport/trips/passenger-moves.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { noteReport } from '../transport/travel/note-report.ts'
import { tripFor } from '../transport/trip-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** At the hub for a feeder, in the city for the others. */
async function reportArrival(
  { params, body, staff }: Call<Routes['report-arrival']>,
  deps: Pick<Deps, 'trips' | 'passengers' | 'placements' | 'workflows'>,
) {
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  const { tripId, batchId } = trip
  const people = await deps.passengers.ofTrip(tripId)
  if (!isAccountedFor(people))
    return refuse('invalid-state', 'Some people are neither on board nor absent: complete the roll-call first.')
  const aboard = people.filter(({ state }) => state === 'boarded')
  const moves = joinMoves(aboard.map((passenger) => arrive(passenger, body.at)))
  const after = await applyMoves({ tripId, batchId, people }, moves, deps)
  return noteReport(trip, { report: 'arrival', at: body.at, people: after, isComplete: true }, deps)
}

export const handler = http(routes['report-arrival'], reportArrival)
