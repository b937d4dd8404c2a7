import { arrivalSentences } from '../../domain/arrival/arrival-sentences.ts'
import { receiptOfPlant } from '../../domain/arrival/receipt-of-plant.ts'
import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { alarmOf } from '../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../domain/transport/trips/alarm-sentences.ts'
import { takeOver } from './take-over.ts'
import type { TakingOver } from './take-receipt.ts'

/**
 * The plant's own word on who came (`arrival.confirmed`). Where its number differs from the list, the trip's staff are told;
 * the list decides. `at` is when it counted, as far as it says; `by` is the person whose word it was, where it was one's.
 */
export async function confirmHandOver(
  enterpriseId: EnterpriseId,
  confirmed: EnterpriseEventOf<'arrival.confirmed'>['data'] & { readonly at?: Instant; readonly by?: string },
  deps: TakingOver,
) {
  const { tripId, jobOrderId, arrived, at, by } = confirmed
  const [trip, people] = await Promise.all([deps.trips.get(tripId), deps.passengers.ofTrip(tripId)])
  const found = receiptOfPlant(people, enterpriseId, confirmed)
  if (!trip || !found) return refuse('not-found', arrivalSentences('none-of-yours'))
  if (isRefusal(found)) return found
  const { receipt, listed } = found
  const signed = { ...receipt, ...(at && { at }), ...(by !== undefined && { receivedBy: by }) }
  const taken = await takeOver({ trip, people }, signed, enterpriseId, deps)
  if (isRefusal(taken) || listed === arrived) return taken
  const said = alarmSentences('plant-counts-otherwise', { arrived, jobOrderId, listed })
  await deps.trips.raiseAlarm(tripId, { at: deps.clock.now(), ...alarmOf(said) })
  return taken
}
