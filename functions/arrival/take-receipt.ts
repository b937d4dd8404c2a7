import {
  arrivalsOf,
  handOver as handOverMoves,
  isHandedOver,
  type SignedHandOver,
} from '../../domain/arrival/hand-over.ts'
import { concurrently } from '../../domain/kernel/concurrently.ts'
import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { applyMoves } from '../transport/travel/apply-moves.ts'
import { noteReport } from '../transport/travel/note-report.ts'
import type { TripWithPeople } from '../transport/trip-with-people.ts'
import type { Deps } from '../wiring/deps.ts'
import { followFrom } from './follow-from.ts'
import { giveBackAbsent } from './give-back-absent.ts'

export type TakingOver = Pick<
  Deps,
  'batches' | 'trips' | 'passengers' | 'tripDays' | 'placements' | 'places' | 'workflows' | 'clock'
>

/**
 * Takes a plant's receipt that was found to fit the trip; the last plant's completes the journey. What it says happened when it says
 * so, however late it comes: people are followed from then on. Taken again, it leaves the same.
 */
export async function takeReceipt(
  { trip, people }: TripWithPeople,
  receipt: SignedHandOver,
  by: string,
  deps: TakingOver,
) {
  const { tripId, batchId } = trip
  const { enterpriseId, receivedBy, at, linkId } = receipt
  const moves = handOverMoves(people, receipt, at)
  if (isRefusal(moves)) return moves
  // Another plant may have signed meanwhile: the later call sees both.
  const [after, batch] = await concurrently([applyMoves({ trip, people }, moves, deps), deps.batches.get(batchId)])
  const ends = endsOf(receipt)
  for (const lastOfDay of ends) await followFrom(batch, lastOfDay, deps)
  const arrivals = [...arrivalsOf(after, enterpriseId)]
  // Who comes back to a post has arrived at it before.
  if (!trip.returns)
    await deps.places.noteArrivals(
      arrivals.map(([jobOrderId, handedOver]) => ({ jobOrderId, batchId, tripId, handedOver })),
    )
  // Nobody closes the trip after this: it was waited for in vain, or an operator left it, or the batch has counted its journeys.
  if (isHandedOver(after) || trip.progress.state === 'unreported' || batch?.state !== 'running')
    await giveBackAbsent(after, deps)
  await deps.trips.addReceipt(trip, { enterpriseId, receivedBy, at, ...(linkId && { linkId }) })
  const report = { report: 'hand-over' as const, at: ends.at(-1) ?? at, by, people: after }
  return noteReport(trip, { ...report, isComplete: isHandedOver(after) }, deps)
}

/** The last moment of each day on which somebody was taken over, in their order. */
function endsOf({ at, moments }: SignedHandOver): Instant[] {
  const all = [...(moments?.values() ?? [at])].toSorted()
  return [...new Map(all.map((moment) => [dateInShanghai(moment), moment])).values()]
}
