import type { JobPromise } from '../enterprises/job-promise.ts'
import type { BatchId, EnterpriseId, JobOrderId, PlacementId, TripId, WorkerId } from '../kernel/ids.ts'
import type { CalendarDate, Instant } from '../kernel/instant.ts'

/** How far a placed worker has come. Each state keeps only what is true from then on. */
export type JourneyState =
  /** Said yes; has no seat yet. */
  | { readonly state: 'accepted' }
  /** Seats on these trips, in travelling order. */
  | { readonly state: 'seated'; readonly tripIds: readonly TripId[] }
  /** Took the yes back before boarding: the place is free, nothing else follows. */
  | { readonly state: 'withdrawn'; readonly at: Instant }
  | { readonly state: 'boarded'; readonly tripIds: readonly TripId[]; readonly at: Instant }
  | { readonly state: 'no-show'; readonly at: Instant }
  | { readonly state: 'arrived'; readonly at: Instant }
  | { readonly state: 'handed-over'; readonly at: Instant }
  /** Arrived but not taken over by the plant; a case looks after it. */
  | { readonly state: 'diverted'; readonly at: Instant }
  /** Left the job. */
  | { readonly state: 'left'; readonly at: Instant }
  /** The batch ended before travel. */
  | { readonly state: 'released'; readonly at: Instant }

/** A worker who said yes to a job order, with the promise frozen as it was sent to them. */
export interface Placement {
  readonly placementId: PlacementId
  readonly batchId: BatchId
  readonly chunk: number
  readonly workerId: WorkerId
  readonly countyCode: string
  readonly jobOrderId: JobOrderId
  readonly enterpriseId: EnterpriseId
  readonly cityCode: string
  readonly startDate: CalendarDate
  readonly promise: JobPromise
  readonly acceptedAt: Instant
  readonly journey: JourneyState
}

/** Before boarding a yes can be taken back without a reason. */
export function mayWithdraw(journey: JourneyState): boolean {
  return journey.state === 'accepted' || journey.state === 'seated'
}
