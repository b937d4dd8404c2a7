import * as z from 'zod'
import { WaitingCounts } from '../../batches/waiting-counts.ts'
import { BatchId } from '../../kernel/ids.ts'
import { Money } from '../../kernel/money.ts'
import { TripMode } from '../trips/trip.ts'
import { PlanProof } from './plan-proof.ts'

const count = z.int().nonnegative()

/** People who ride between two places by one mode. */
export const JourneyFlow = z.object({
  mode: TripMode,
  /** Codes of counties and cities, telecodes of stations, IATA codes of airports. */
  from: z.string(),
  to: z.string(),
  /** Where coaches pick up at several stops: on a leg before the last, at most. */
  passengers: count,
  trips: count,
})
export type JourneyFlow = z.infer<typeof JourneyFlow>

/** The journeys of a batch as they are planned now, in figures and as flows. */
export const PlanSheet = z.object({
  batchId: BatchId,
  /** The name of the plan that stands. */
  plan: z.string(),
  trips: count,
  /** Counted on the trip that ends at their plant. */
  passengers: count,
  /** Vehicles, seats and lodging. */
  cost: Money,
  /** Passengers per seat of hired coaches, 0 to 1. */
  seatFill: z.number().min(0),
  waiting: WaitingCounts,
  /** Null where it was not kept: of plans of earlier releases, and of those that changed only a part. */
  proof: PlanProof.nullable(),
  byMode: z.array(z.object({ mode: TripMode, trips: count, seats: count, passengers: count, cost: Money })),
  /** The largest first. */
  flows: z.array(JourneyFlow),
})
export type PlanSheet = z.infer<typeof PlanSheet>
