import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { buildProblem } from './build-problem.ts'
import { type PlanFound, planInWorker } from './plan-in-worker.ts'
import { planOfLoads } from './plan-of-loads.ts'
import { type PlanWaiting, planWaiting } from './plan-waiting.ts'
import { readInstance } from './read-instance.ts'
import { seatFill } from './seat-fill.ts'
import { constructLoads } from './solve/construct-loads.ts'
import { loadsYuan } from './solve/load.ts'
import { repairLoads } from './solve/repair-loads.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportProblem } from './solve/transport-problem.ts'
import type { TransportPlan } from './transport-plan.ts'

export interface PlannedTrips extends TransportPlan {
  readonly costYuan: number
  /** No plan can cost less whose coaches stop only where somebody may board; null when no bound was proved in the time given. */
  readonly lowerBoundYuan: number | null
  /** How far the cost may lie above the optimum, as a share of the bound; null without a bound, or above one of 0. */
  readonly gap: number | null
  /** Passengers on coaches per coach seat, 0 to 1. */
  readonly seatFill: number
  /** At hubs between feeder and service. */
  readonly waiting: PlanWaiting
}

/**
 * Plans the journeys of all groups at least cost, in a worker thread, and stops after `seconds` with the best plan found
 * and the bound proved by then. 0 seconds give a fair plan at once and in this thread, without a bound unless there is nobody.
 * `invalid-instance` for a malformed instance, `infeasible` for one in which a group cannot travel at all.
 */
export async function planTrips(
  instance: TransportInstance,
  { seconds = 5 }: { seconds?: number } = {},
): Promise<PlannedTrips | Refusal<'infeasible' | 'invalid-instance'>> {
  const read = readInstance(instance)
  if (isRefusal(read)) return read
  return summed(seconds > 0 ? await planInWorker({ instance: read, seconds }) : planAtOnce(read), read)
}

/** A plan with the figures by which it is judged. */
export function summed({ plan, costYuan, lowerBoundYuan }: PlanFound, instance: TransportInstance): PlannedTrips {
  const gap = costYuan === lowerBoundYuan ? 0 : lowerBoundYuan ? costYuan / lowerBoundYuan - 1 : null
  return { ...plan, costYuan, lowerBoundYuan, gap, seatFill: seatFill(plan), waiting: planWaiting(plan, instance) }
}

function planAtOnce(instance: TransportInstance): PlanFound {
  const problem = buildProblem(instance)
  const { loads } = repairLoads(problem, constructLoads(problem))
  const costYuan = loadsYuan(problem, loads)
  return { plan: planOfLoads(problem, loads), costYuan, lowerBoundYuan: boundAtOnce(problem, costYuan) }
}

/** What is proved without a search: where nobody is left to plan for, a plan costs what is kept of it. */
export function boundAtOnce(problem: TransportProblem, costYuan: number): number | null {
  return problem.instance.groups.length === 0 ? costYuan : null
}
