import type { JourneyCounts } from '../batches/journey-counts.ts'
import type { JobPromise } from '../enterprises/job-promise.ts'
import type { BatchId, EnterpriseId, JobOrderId, PlacementId, TripId, WorkerId } from '../kernel/ids.ts'
import type { CalendarDate, Instant } from '../kernel/instant.ts'
import type { AnswerDoor } from './offer.ts'
import type { OwnJourney } from './own-journey.ts'
import type { ReturnAsked } from './return-journey.ts'

/** How far a placed worker has come. Each state keeps only what is true from then on. */
export type JourneyState =
  /** Said yes; has no seat yet. */
  | { readonly state: 'accepted' }
  /** Seats on these trips, in travelling order. */
  | {
      readonly state: 'seated'
      readonly tripIds: readonly TripId[]
      /** Nights in a bed on the way; absent where there is none. */
      readonly nights?: number
      /** Why they travel on their own; absent of those who do not, and in older ones. */
      readonly ownJourney?: OwnJourney
    }
  /** Took the yes back before boarding: the place is free, nothing else follows. */
  | { readonly state: 'withdrawn'; readonly at: Instant }
  | { readonly state: 'boarded'; readonly tripIds: readonly TripId[]; readonly at: Instant }
  | { readonly state: 'no-show'; readonly at: Instant }
  | { readonly state: 'arrived'; readonly at: Instant }
  | { readonly state: 'handed-over'; readonly at: Instant }
  /** Arrived but not taken over by the plant; a case looks after it. */
  | { readonly state: 'diverted'; readonly at: Instant }
  /** Left the job; `by` is who of the enterprise said so, where a person did. */
  | { readonly state: 'left'; readonly at: Instant; readonly by?: string }
  /** The batch ended before travel. */
  | { readonly state: 'released'; readonly at: Instant }

/** A journey that was lost after its people had been told of it: where and when it would have started. */
export interface LostJourney {
  readonly tripIds: readonly TripId[]
  readonly departure: Instant
  readonly place: string
}

/** A journey home or back to which somebody said yes. */
export interface ReturnJourney extends ReturnAsked {
  /** What they agreed to for this journey alone, when and by which door. */
  readonly consent: {
    readonly purpose: 'homeward-journey' | 'journey-back'
    readonly at: Instant
    readonly by: AnswerDoor
  }
}

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
  /** The journey in whose place the present one is, or will be. */
  readonly replaces?: LostJourney
  /** It is no placement at a post, but a journey from one or back there. */
  readonly returns?: ReturnJourney
}

/** What a journey passes, as reports count it. */
export type Milestone = keyof JourneyCounts | 'diverted'

interface StateOfJourney {
  /** Whether boarding is still to come, has passed with or without the person, or does not concern them any more. */
  readonly boarding: 'ahead' | 'past' | 'none'
  /** Whether the yes engages the worker in the batch: somebody engaged in one is not a candidate of another. */
  readonly engages: boolean
  /** Whether the place at the plant is kept for the person, or filled by them: somebody who left it leaves it filled. */
  readonly keepsPlace: boolean
  /** A state implies what came before it: a worker who was handed over has also boarded and arrived. */
  readonly passed: readonly Milestone[]
}

/** What each state means to those who count journeys, match again or free a worker. */
export const journeyStates: Record<JourneyState['state'], StateOfJourney> = {
  accepted: { boarding: 'ahead', engages: true, keepsPlace: true, passed: [] },
  seated: { boarding: 'ahead', engages: true, keepsPlace: true, passed: [] },
  withdrawn: { boarding: 'none', engages: false, keepsPlace: false, passed: ['withdrawn'] },
  released: { boarding: 'none', engages: false, keepsPlace: false, passed: [] },
  boarded: { boarding: 'past', engages: true, keepsPlace: true, passed: ['boarded'] },
  'no-show': { boarding: 'past', engages: false, keepsPlace: false, passed: ['noShow'] },
  arrived: { boarding: 'past', engages: true, keepsPlace: true, passed: ['boarded', 'arrived'] },
  diverted: { boarding: 'past', engages: true, keepsPlace: false, passed: ['boarded', 'arrived', 'diverted'] },
  'handed-over': { boarding: 'past', engages: true, keepsPlace: true, passed: ['boarded', 'arrived', 'handedOver'] },
  left: { boarding: 'past', engages: false, keepsPlace: true, passed: ['boarded', 'arrived', 'handedOver'] },
}

function statesIn(are: (state: StateOfJourney) => boolean): JourneyState['state'][] {
  return (Object.keys(journeyStates) as JourneyState['state'][]).filter((state) => are(journeyStates[state]))
}

/** Before boarding a yes can be taken back without a reason, and a batch that ends releases it. */
export const beforeBoarding = statesIn(({ boarding }) => boarding === 'ahead')

/** A job can be left by those who have come to its city and are engaged in it. */
export const atTheJob = statesIn(({ engages, passed }) => engages && passed.includes('arrived'))

/** They have come to the city of the post, whether or not they are still engaged in it. */
export const hasCome = statesIn(({ passed }) => passed.includes('arrived'))

export function mayWithdraw({ state }: JourneyState): boolean {
  return journeyStates[state].boarding === 'ahead'
}

export function isPastBoarding({ state }: JourneyState): boolean {
  return journeyStates[state].boarding === 'past'
}

/** On board, arrived, or at work: the yes engages them, and boarding has passed. */
export function isUnderWayOrThere({ state }: JourneyState): boolean {
  return journeyStates[state].boarding === 'past' && journeyStates[state].engages
}

/** The yes was taken back before boarding, or the batch ended: nothing follows from it. */
export function isOff({ state }: JourneyState): boolean {
  return journeyStates[state].boarding === 'none'
}

/** Taken over by the plant, and not known to have left it. */
export function isAtWork(journey: JourneyState): journey is Extract<JourneyState, { state: 'handed-over' }> {
  return journey.state === 'handed-over'
}

/** The people whose place somebody else may have. */
export function withoutPlace<One extends Pick<Placement, 'journey'>>(placements: readonly One[]): One[] {
  return placements.filter(({ journey }) => !journeyStates[journey.state].keepsPlace)
}

/** The workers whom their yes does not engage in the batch any more. */
export function disengaged(placements: readonly Pick<Placement, 'workerId' | 'journey'>[]): WorkerId[] {
  return placements.filter(({ journey }) => !journeyStates[journey.state].engages).map(({ workerId }) => workerId)
}
