import type { EnterpriseEventOf } from '../enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../kernel/ids.ts'
import type { Passenger } from '../transport/trips/passenger.ts'
import { awaitsHandOver, type HandOver } from './hand-over.ts'

/** Who has signed a receipt that the plant's own system sent. */
export const signedByPlant = 'arrival.confirmed'

/**
 * A plant's own word on a job order's people of a trip as a receipt: all whose hand-over is still to come have arrived, except
 * those whom it names as absent. `listed` is how many the manifest then counts as arrived. Null if none is on the trip.
 */
export function receiptOfPlant(
  manifest: readonly Passenger[],
  enterpriseId: EnterpriseId,
  { jobOrderId, absent }: Pick<EnterpriseEventOf<'arrival.confirmed'>['data'], 'jobOrderId' | 'absent'>,
): { receipt: HandOver; listed: number } | null {
  const bound = manifest.filter((one) => one.enterpriseId === enterpriseId && one.jobOrderId === jobOrderId)
  if (bound.length === 0) return null
  const missing = new Set(absent)
  const awaited = bound.filter(awaitsHandOver)
  const arrived = awaited.filter(({ placementId }) => !missing.has(placementId))
  const noShow = awaited.filter(({ placementId }) => missing.has(placementId))
  const idsOf = (people: readonly Passenger[]) => people.map(({ workerId }) => workerId)
  return {
    receipt: {
      enterpriseId,
      arrived: idsOf(arrived),
      noShow: idsOf(noShow),
      diverted: [],
      receivedBy: signedByPlant,
    },
    listed: arrived.length + bound.filter(({ state }) => state === 'handed-over').length,
  }
}
