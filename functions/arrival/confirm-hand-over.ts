import { receiptOfPlant } from '../../domain/arrival/receipt-of-plant.ts'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { type TakingOver, takeOver } from './take-over.ts'

/**
 * The plant's own word on who came (`arrival.confirmed`). Where its number differs from the list, the trip's staff are told;
 * the list decides.
 */
export async function confirmHandOver(
  enterpriseId: EnterpriseId,
  confirmed: EnterpriseEventOf<'arrival.confirmed'>['data'],
  deps: TakingOver,
) {
  const { tripId, jobOrderId, arrived } = confirmed
  const trip = await deps.trips.get(tripId)
  const found = receiptOfPlant(await deps.passengers.ofTrip(tripId), enterpriseId, confirmed)
  if (!trip || !found) return refuse('not-found', 'None of your people are on such a trip.')
  const { receipt, listed } = found
  if (listed !== arrived) {
    const what = `The plant counts ${arrived} arrivals for ${jobOrderId}, the manifest ${listed}.`
    await deps.trips.raiseAlarm(tripId, { at: deps.clock.now(), what })
  }
  return takeOver(trip, receipt, deps)
}
