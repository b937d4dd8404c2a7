import { isHandedOver } from '../../domain/arrival/hand-over.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { type AlightHome, alightHome } from '../../domain/returns/alight-home.ts'
import { returnSentences } from '../../domain/returns/return-sentences.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { noteReport } from '../transport/travel/note-report.ts'
import type { Deps } from '../wiring/deps.ts'

export type TakingAlighting = Pick<Deps, 'trips' | 'passengers' | 'tripDays' | 'placements' | 'workflows' | 'clock'>

/**
 * Who of a trip home has alighted, by whatever door. People alight one after the other, so reports add up; the trip's workflow waits for
 * the last as for a plant's receipt. Said again, the first word stands.
 */
export async function takeAlighting(trip: Trip, body: AlightHome, by: string, deps: TakingAlighting) {
  if (trip.returns !== 'homeward') return refuse('invalid-state', returnSentences('not-homeward'))
  const { at } = body
  const judged = judgeTripReport('hand-over', trip, { at, now: deps.clock.now() })
  if (isRefusal(judged)) return judged
  const people = await deps.passengers.ofTrip(trip.tripId)
  const endsAt = trip.stops.at(-1)?.name ?? ''
  const moves = alightHome(people, body, { at, by, endsAt })
  if (isRefusal(moves)) return moves
  // Somebody else may have reported others meanwhile: the later call sees all.
  const after = await applyMoves({ trip, people }, moves, deps)
  const report = { report: 'hand-over' as const, at, by, people: after }
  return noteReport(trip, { ...report, isComplete: isHandedOver(after) }, deps)
}
