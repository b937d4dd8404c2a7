import type { BatchId } from '../../../domain/kernel/ids.ts'
import { countyByCode } from '../../../domain/kernel/places/counties.ts'
import type { Placement } from '../../../domain/matching/placement.ts'
import type { Worker } from '../../../domain/surveys/worker.ts'
import { boardingPoint } from '../../../domain/transport/trips/boarding-point.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Notice } from '../../notices/notice.ts'

/** One key for a chunk's travel notices, whenever and however often they are sent: nobody gets two. */
export function travelNoticeKey(batchId: BatchId, chunk: number): string {
  return `${batchId}-${chunk}-travel-notice`
}

/**
 * Where and when the journey starts, in what, to whom, and in whose place; the page behind the link shows every leg. Who sleeps
 * on the way is told where, who travels alone why.
 */
export function travelNotice(worker: Worker, placement: Placement, first: Trip): Notice {
  const { batchId, chunk, replaces, journey } = placement
  const point = boardingPoint(first, placement)
  const variables = { enterprise: goesTo(placement), ...point }
  const about = { worker, link: { batchId, chunk }, departure: point.departure }
  const { nights = 0, ownJourney } = journey.state === 'seated' ? journey : {}
  const before = replaces && { before: replaces.departure }
  const { lodging, beds } = first
  if (ownJourney) {
    const { vehicle: _, ...others } = variables
    const own = { ...others, why: ownJourney.zh }
    return before
      ? { ...about, template: 'travel-notice-own-rebooked', variables: { ...own, ...before } }
      : { ...about, template: 'travel-notice-own', variables: own }
  }
  if (nights > 0 && lodging && beds) {
    const night = { ...variables, nights, house: beds.house, price: lodging.perNight }
    return before
      ? { ...about, template: 'travel-notice-night-rebooked', variables: { ...night, ...before } }
      : { ...about, template: 'travel-notice-night', variables: night }
  }
  if (!replaces) return { ...about, template: 'travel-notice', variables }
  return { ...about, template: 'travel-notice-rebooked', variables: { ...variables, before: replaces.departure } }
}

/** The plant, by its employer's name; or the county that is home. */
function goesTo({ promise, countyCode, returns }: Placement): string {
  if (returns?.direction !== 'homeward') return promise.employer
  return countyByCode(countyCode)?.name ?? countyCode
}
