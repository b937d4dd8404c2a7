import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { mergePlans } from './merge-plans.ts'
import { type PlanChange, planChange } from './plan-change.ts'
import { type PlanFound, type PlanningAgain, planInWorker } from './plan-in-worker.ts'
import { planOfLoads } from './plan-of-loads.ts'
import { boundAtOnce, type PlannedTrips, summed } from './plan-trips.ts'
import { planWaiting } from './plan-waiting.ts'
import { planYuan } from './plan-yuan.ts'
import { readInstance } from './read-instance.ts'
import { keptPlan, type ReplanConstraints } from './replan-constraints.ts'
import { replanProblem } from './replan-problem.ts'
import { everyConnectionRules } from './solve/connection-rules.ts'
import { constructLoads } from './solve/construct-loads.ts'
import { loadsYuan } from './solve/load.ts'
import { repairLoads } from './solve/repair-loads.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'
import { transportSentences } from './transport-sentences.ts'

export interface ReplannedTrips extends PlannedTrips {
  readonly change: PlanChange
  /** Of the new plan against the old one. */
  readonly moreYuan: number
}

/** The first fair plan, without a search. */
function replanAtOnce(instance: TransportInstance, { previous, kept, constraints }: PlanningAgain): PlanFound {
  const problem = replanProblem(instance, previous, kept, constraints)
  const { loads } = repairLoads(problem, constructLoads(problem))
  const costYuan = planYuan(kept, instance) + loadsYuan(problem, loads)
  const plan = mergePlans(kept, planOfLoads(problem, loads))
  return { plan, costYuan, lowerBoundYuan: boundAtOnce(problem, costYuan) }
}

/** No plan reckons more for the hours that everybody waits. */
function mostHoursYuan({ groups, rules }: TransportInstance): number {
  const each = everyConnectionRules(rules).map(({ lodging, maxWait, transferMax, waitYuan }) => {
    if (!waitYuan) return 0
    const longest = lodging || maxWait === undefined ? transferMax : Math.min(maxWait, transferMax)
    return Math.ceil((longest / 60) * Math.max(waitYuan.day, waitYuan.night))
  })
  return Math.max(...each) * groups.reduce((sum, group) => sum + group.size, 0)
}

/**
 * Plans again what the constraints do not keep: locked trips stay, the rest is planned at least cost and, where ways cost nearly
 * the same, as it was before. The bound holds for plans that keep what is kept.
 * 0 seconds give a fair plan at once and in this thread, without a bound unless everybody is kept.
 * `infeasible` when the constraints contradict each other or no plan within the budget was found in `seconds`.
 */
export async function replanTrips(
  instance: TransportInstance,
  previous: TransportPlan,
  constraints: ReplanConstraints,
  { seconds = 5 }: { seconds?: number } = {},
): Promise<ReplannedTrips | Refusal<'infeasible' | 'invalid-instance'>> {
  const read = readInstance(instance)
  if (isRefusal(read)) return read
  const kept = keptPlan(read, previous, constraints)
  if (isRefusal(kept)) return kept
  const again = { previous, kept, constraints }
  const found = seconds > 0 ? await planInWorker({ instance: read, seconds, again }) : replanAtOnce(read, again)
  const spentYuan = found.costYuan - planWaiting(found.plan, read).hoursYuan
  if (constraints.budgetYuan !== undefined && spentYuan > constraints.budgetYuan) {
    // A budget is money, and the bound counts hours of waiting too.
    const proved = (found.lowerBoundYuan ?? 0) - mostHoursYuan(read) > constraints.budgetYuan
    return refuse(
      'infeasible',
      transportSentences(proved ? 'no-plan-within' : 'none-found-within', {
        budget: constraints.budgetYuan,
        spent: spentYuan,
      }),
    )
  }
  const moreYuan = found.costYuan - planYuan(previous, read)
  return { ...summed(found, read), change: planChange(previous, found.plan), moreYuan }
}
