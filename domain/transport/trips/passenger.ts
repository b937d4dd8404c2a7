import * as z from 'zod'
import { BatchId, EnterpriseId, JobOrderId, PlacementId, TripId, WorkerId } from '../../kernel/ids.ts'
import { Instant } from '../../kernel/instant.ts'
import { OwnJourney } from '../../matching/own-journey.ts'
import { ArrivalCorrection } from './arrival-correction.ts'
import { HandOverWord } from './hand-over-word.ts'
import { AbsenceReason, RollCallEntry } from './roll-call-entry.ts'

export const PassengerState = z.enum([
  'expected',
  'withdrawn',
  'boarded',
  'no-show',
  'arrived',
  'handed-over',
  'diverted',
])
export type PassengerState = z.infer<typeof PassengerState>

/** Where somebody alighted at home, when, and who reported it. */
export const Alighting = z.object({ place: z.string(), at: Instant, by: z.string() })
export type Alighting = z.infer<typeof Alighting>

/** One person on one trip's manifest. */
export const Passenger = z.object({
  tripId: TripId,
  workerId: WorkerId,
  batchId: BatchId,
  chunk: z.int().nonnegative(),
  placementId: PlacementId,
  jobOrderId: JobOrderId,
  enterpriseId: EnterpriseId,
  countyCode: z.string(),
  cityCode: z.string(),
  /** Counted from 1. */
  seat: z.int().positive(),
  /** Index into the trip's stops. */
  boardsAt: z.int().nonnegative(),
  /** Where the journey goes on after this trip; null on the trip that ends at the plant. */
  nextTripId: TripId.nullable(),
  /** True once they boarded this trip or one before it. */
  hasBoarded: z.boolean(),
  state: PassengerState,
  /** Of a no-show. */
  why: AbsenceReason.nullable(),
  /** All that was said of them by roll-call; none where nobody was called yet. */
  roll: z.array(RollCallEntry).optional(),
  /** All that escorts said of them at the plant; none where it is absent. */
  received: z.array(HandOverWord).optional(),
  /** Nights that they sleep on the way after this trip, a feeder; none where it is absent or 0. */
  nights: z.int().nonnegative().optional(),
  /** Why they travel on their own. */
  ownJourney: OwnJourney.optional(),
  /** All that plants took back of their arrival; none where it is absent. */
  corrections: z.array(ArrivalCorrection).optional(),
  /** Carriage and place as the carrier gave them out, such as 05车12A; absent until then. */
  place: z.string().optional(),
  /** They were on a feeder before this trip's roll was called. */
  cameByFeeder: z.boolean().optional(),
  /** At home; absent on the way to a plant, and until they have. */
  alighted: Alighting.optional(),
})
export type Passenger = z.infer<typeof Passenger>

/** On the list, and neither on board nor accounted for otherwise. */
export function isExpected({ state }: Pick<Passenger, 'state'>): boolean {
  return state === 'expected'
}

/** A roll-call is complete when nobody is left unnamed. */
export function isAccountedFor(people: readonly Passenger[]): boolean {
  return !people.some(isExpected)
}

/** Nobody of the list travels on this trip. */
export function isEmpty(people: readonly Passenger[]): boolean {
  return people.every(({ state }) => state === 'withdrawn' || state === 'no-show')
}
