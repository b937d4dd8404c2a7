import { isHandedOver } from '../../domain/arrival/hand-over.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { alightHome as alight } from '../../domain/returns/alight-home.ts'
import { returnSentences } from '../../domain/returns/return-sentences.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { noteReport } from '../transport/travel/note-report.ts'
import { tripFor } from '../transport/trip-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** People of a trip home alight one after the other, so reports add up; the trip's workflow waits for the last as for a plant's receipt. */
async function alightHome(
  { params, body, staff }: Call<Routes['alight-home']>,
  deps: Pick<Deps, 'trips' | 'passengers' | 'tripDays' | 'placements' | 'workflows' | 'clock'>,
) {
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  if (trip.returns !== 'homeward') return refuse('invalid-state', returnSentences('not-homeward'))
  const { at } = body
  const judged = judgeTripReport('hand-over', trip, { at, now: deps.clock.now() })
  if (isRefusal(judged)) return judged
  const { tripId, batchId } = trip
  const people = await deps.passengers.ofTrip(tripId)
  const endsAt = trip.stops.at(-1)?.name ?? ''
  const moves = alight(people, body, { at, by: staff.subject, endsAt })
  if (isRefusal(moves)) return moves
  const moved = await applyMoves({ tripId, batchId, people }, moves, deps)
  // Somebody else may have reported others meanwhile: the later call sees all.
  const after = isHandedOver(moved) ? moved : await deps.passengers.ofTrip(tripId)
  const report = { report: 'hand-over' as const, at, by: staff.subject, people: after }
  return noteReport(trip, { ...report, isComplete: isHandedOver(after) }, deps)
}

export const handler = http(routes['alight-home'], alightHome)
