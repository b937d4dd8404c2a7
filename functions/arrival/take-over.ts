import { arrivalsOf, type HandOver, handOver as handOverMoves, isHandedOver } from '../../domain/arrival/hand-over.ts'
import { atShanghai, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { noteReport } from '../transport/travel/note-report.ts'
import type { Deps } from '../wiring/deps.ts'
import { giveBackAbsent } from './give-back-absent.ts'

export type TakingOver = Pick<
  Deps,
  'batches' | 'trips' | 'passengers' | 'tripDays' | 'placements' | 'places' | 'workflows' | 'clock'
>

/** The morning after, before the first check-in: whoever is reported during the day is in the day's cohorts. */
const cohortsFormAt = '09:00'

/** One plant's receipt for its people of a trip, sent by staff or by the plant; the last plant's completes the journey. */
export async function takeOver(trip: Trip, receipt: HandOver, by: string, deps: TakingOver) {
  const { tripId, batchId } = trip
  const at = deps.clock.now()
  const judged = judgeTripReport('hand-over', trip, { at: receipt.at ?? at, now: at })
  if (isRefusal(judged)) return judged
  const people = await deps.passengers.ofTrip(tripId)
  const moves = handOverMoves(people, receipt, at)
  if (isRefusal(moves)) return moves
  const moved = await applyMoves({ tripId, batchId, people }, moves, deps)
  const batch = await deps.batches.get(batchId)
  if (batch?.followsByDay) {
    const today = dateInShanghai(at)
    const formsAt = atShanghai(plusDays(today, 1), cohortsFormAt)
    await deps.workflows.start('stabilisation/follow-day', `${batchId}-${today}`, { batchId, formsAt })
  }
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
