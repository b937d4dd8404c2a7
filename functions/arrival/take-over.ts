import { arrivalsOf, type HandOver, handOver as handOverMoves, isHandedOver } from '../../domain/arrival/hand-over.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { noteReport } from '../transport/travel/note-report.ts'
import type { Deps } from '../wiring/deps.ts'
import { followFrom } from './follow-from.ts'
import { giveBackAbsent } from './give-back-absent.ts'

export type TakingOver = Pick<
  Deps,
  'batches' | 'trips' | 'passengers' | 'tripDays' | 'placements' | 'places' | 'workflows' | 'clock'
>

/**
 * One plant's receipt for its people of a trip, sent by staff or by the plant; the last plant's completes the journey. What it
 * says happened when it says so, however late it comes: people are followed from then on.
 */
export async function takeOver(trip: Trip, receipt: HandOver, by: string, deps: TakingOver) {
  const { tripId, batchId } = trip
  const now = deps.clock.now()
  const judged = judgeTripReport('hand-over', trip, { at: receipt.at ?? now, now })
  if (isRefusal(judged)) return judged
  // Somebody's clock may be ahead of ours.
  const at = receipt.at && receipt.at < now ? receipt.at : now
  const people = await deps.passengers.ofTrip(tripId)
  const moves = handOverMoves(people, receipt, at)
  if (isRefusal(moves)) return moves
  const moved = await applyMoves({ tripId, batchId, people }, moves, deps)
  const batch = await deps.batches.get(batchId)
  await followFrom(batch, at, deps)
  // Another plant may have signed meanwhile: the later call sees both.
  const after = isHandedOver(moved) ? moved : await deps.passengers.ofTrip(tripId)
  const { enterpriseId, receivedBy } = receipt
  const arrivals = [...arrivalsOf(after, enterpriseId)]
  await deps.places.noteArrivals(
    arrivals.map(([jobOrderId, handedOver]) => ({ jobOrderId, batchId, tripId, handedOver })),
  )
  // Nobody closes the trip after this: it was waited for in vain, or an operator left it, or the batch has counted its journeys.
  if (isHandedOver(after) || trip.progress.state === 'unreported' || batch?.state !== 'running')
    await giveBackAbsent(after, deps)
  await deps.trips.addReceipt(trip, { enterpriseId, receivedBy, at })
  return noteReport(trip, { report: 'hand-over', at, by, people: after, isComplete: isHandedOver(after) }, deps)
}
