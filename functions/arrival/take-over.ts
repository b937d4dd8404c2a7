import type { ReceiptByLink } from '../../domain/arrival/hand-over.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { judgeTripReport } from '../../domain/transport/trips/judge-trip-report.ts'
import type { TripWithPeople } from '../transport/trip-with-people.ts'
import { type TakingOver, takeReceipt } from './take-receipt.ts'

/** One plant's receipt for its people of a trip, as staff or the plant send it, where it fits the trip as it stands. */
export async function takeOver(found: TripWithPeople, receipt: ReceiptByLink, by: string, deps: TakingOver) {
  const now = deps.clock.now()
  const judged = judgeTripReport('hand-over', found.trip, { at: receipt.at ?? now, now })
  if (isRefusal(judged)) return judged
  // Somebody's clock may be ahead of ours.
  const at = receipt.at && receipt.at < now ? receipt.at : now
  return takeReceipt(found, { ...receipt, at }, by, deps)
}
