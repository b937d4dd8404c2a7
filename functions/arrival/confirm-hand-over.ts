import type { EnterpriseEventOf } from '../../domain/enterprises/enterprise-events.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { type TakingOver, takeOver } from './take-over.ts'

/**
 * The plant's own word on who came (`arrival.confirmed`): all of its people on the trip but those it names as absent. Where
 * its number differs from the list, the trip's staff are told; the list decides.
 */
export async function confirmHandOver(
  enterpriseId: EnterpriseId,
  { tripId, jobOrderId, arrived, absent }: EnterpriseEventOf<'arrival.confirmed'>['data'],
  deps: TakingOver,
) {
  const trip = await deps.trips.get(tripId)
  const bound = (await deps.passengers.ofTrip(tripId)).filter(
    (passenger) => passenger.enterpriseId === enterpriseId && passenger.jobOrderId === jobOrderId,
  )
  if (!trip || bound.length === 0) return refuse('not-found', 'None of your people are on such a trip.')
  const missing = new Set(absent)
  const awaited = bound.filter(({ state }) => state === 'expected' || state === 'boarded' || state === 'arrived')
  const present = awaited.filter(({ placementId }) => !missing.has(placementId))
  const settled = bound.filter(({ state }) => state === 'handed-over').length
  if (present.length + settled !== arrived) {
    const what = `The plant counts ${arrived} arrivals for ${jobOrderId}, the manifest ${present.length + settled}.`
    await deps.trips.raiseAlarm(tripId, { at: deps.clock.now(), what })
  }
  const receipt = {
    enterpriseId,
    arrived: present.map(({ workerId }) => workerId),
    noShow: awaited.filter(({ placementId }) => missing.has(placementId)).map(({ workerId }) => workerId),
    diverted: [],
    receivedBy: 'arrival.confirmed',
  }
  return takeOver(trip, receipt, deps)
}
