import type { EnterpriseEventOf } from '../enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../kernel/ids.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Passenger } from '../transport/trips/passenger.ts'
import { arrivalSentences } from './arrival-sentences.ts'
import { awaitsHandOver, type HandOver } from './hand-over.ts'

/** Who has signed a receipt that the plant's own system sent. */
export const signedByPlant = 'arrival.confirmed'

/**
 * A plant's own word on a job order's people of a trip as a receipt: all whose hand-over is still to come have arrived, except
 * those whom it names as absent. `listed` is how many the manifest then counts as arrived. Null if none is on the trip;
 * refuses `invalid-request` for an absent placement that is not.
 */
export function receiptOfPlant(
  manifest: readonly Passenger[],
  enterpriseId: EnterpriseId,
  { jobOrderId, absent }: Pick<EnterpriseEventOf<'arrival.confirmed'>['data'], 'jobOrderId' | 'absent'>,
): { receipt: HandOver; listed: number } | Refusal<'invalid-request'> | null {
  const bound = manifest.filter((one) => one.enterpriseId === enterpriseId && one.jobOrderId === jobOrderId)
  if (bound.length === 0) return null
  const known = new Set<string>(bound.map(({ placementId }) => placementId))
  const unknown = absent.flatMap((placementId, index) =>
    known.has(placementId) ? [] : [{ pointer: `#/data/absent/${index}`, words: arrivalSentences('not-on-trip') }],
  )
  if (unknown.length > 0) return refuse('invalid-request', arrivalSentences('absent-unknown'), unknown)
  const missing = new Set<string>(absent)
  const arrived = bound.filter((one) => awaitsHandOver(one) && !missing.has(one.placementId))
  // Those who were settled before are named too, so that a word against it is not passed over.
  const noShow = bound.filter((one) => one.state !== 'withdrawn' && missing.has(one.placementId))
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
