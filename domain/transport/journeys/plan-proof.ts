import * as z from 'zod'
import { Money, yuan } from '../../kernel/money.ts'
import type { PlannedTrips } from '../plan/plan-trips.ts'

/** How good a plan is known to be, as the planner proved it when it was made. */
export const PlanProof = z.object({
  /** No plan costs less, with the waiting reckoned; null when none was proved in the time given. */
  bound: Money.nullable(),
  /** How far the cost may lie above the least, as a share of the bound. */
  gap: z.number().nullable(),
  /** What the hours of waiting between feeder and train are reckoned at, beside the cost. */
  waiting: Money,
})
export type PlanProof = z.infer<typeof PlanProof>

export function proofOf({
  lowerBoundYuan,
  gap,
  waiting,
}: Pick<PlannedTrips, 'lowerBoundYuan' | 'gap' | 'waiting'>): PlanProof {
  return { bound: lowerBoundYuan === null ? null : yuan(lowerBoundYuan), gap, waiting: yuan(waiting.hoursYuan) }
}
