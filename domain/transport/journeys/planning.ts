import type { BatchId, TripId } from '../../kernel/ids.ts'
import type { CalendarDate, Instant } from '../../kernel/instant.ts'
import type { QuoteReply } from '../trips/carrier-contract.ts'
import type { TravelGroup } from './group-travellers.ts'
import type { JourneyChange } from './journey-change.ts'
import type { PlanProof } from './plan-proof.ts'
import type { PlannedVehicle } from './planned-vehicle.ts'

/**
 * A planning as it is kept in the bucket, before anything of it is written to the table: all that carrying it out needs, and
 * all that planning again starts from.
 */
export interface Planning {
  readonly name: string
  readonly batchId: BatchId
  /** The planning that it changes; null for a batch's first. */
  readonly base: string | null
  readonly quotes: QuoteReply
  readonly quotedAt: Instant
  /** The planner counts its minutes from here, in all plannings of a batch. */
  readonly firstDay: CalendarDate | null
  /** `validFrom` of the sets of waiting rules that it was planned by; absent in older ones. */
  readonly waitingRules?: readonly CalendarDate[]
  /** Everybody who was planned, those of earlier plannings too, with the times of their journeys. */
  readonly groups: readonly TravelGroup[]
  /** What each trip that may run is in the plan. */
  readonly vehicles: Readonly<Record<TripId, PlannedVehicle>>
  readonly change: JourneyChange
  /** Absent in older ones, and where only a part of the journeys was planned. */
  readonly proof?: PlanProof
}

/** Names the plannings for the people of a trip that was lost after booking. */
export const lossPlanning = (reported: TripId) => (attempt: number) => `lost-${reported}-${attempt}`

/** How long carriers' prices are taken to stand (default): a later planning asks again. */
export const quotesStandHours = 24
