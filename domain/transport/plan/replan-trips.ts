import { isRefusal, type Refusal, refuse } from '../../kernel/refusal.ts'
import { type PlanChange, planChange } from './plan-change.ts'
import { planInWorker } from './plan-in-worker.ts'
import { type PlannedTrips, summed } from './plan-trips.ts'
import { planYuan } from './plan-yuan.ts'
import { keptPlan, type ReplanWishes } from './replan-wishes.ts'
import { readInstance, type TransportInstance, type TransportPlan } from './transport-instance.ts'

export interface ReplannedTrips extends PlannedTrips {
  readonly change: PlanChange
  /** Of the new plan against the old one. */
  readonly moreYuan: number
}

/**
 * Plans again what the wishes do not keep: locked trips stay, the rest is planned at least cost and, where ways cost nearly
 * the same, as it was before. The bound holds for plans that keep what is kept.
 * `infeasible` when the wishes contradict each other or no plan within the budget was found in `seconds`.
 */
export async function replanTrips(
  instance: TransportInstance,
  previous: TransportPlan,
  wishes: ReplanWishes,
  { seconds = 5 }: { seconds?: number } = {},
): Promise<ReplannedTrips | Refusal<'infeasible' | 'invalid-instance'>> {
  const read = readInstance(instance)
  if (isRefusal(read)) return read
  const kept = keptPlan(read, previous, wishes)
  if (isRefusal(kept)) return kept
  const found = await planInWorker({ instance: read, seconds, again: { previous, kept, wishes } })
  if (wishes.budgetYuan !== undefined && found.costYuan > wishes.budgetYuan) {
    const proved = (found.lowerBoundYuan ?? 0) > wishes.budgetYuan
    return refuse(
      'infeasible',
      `${proved ? 'no plan fits' : 'no plan was found within'} the budget of ${wishes.budgetYuan} yuan; the best one costs ${found.costYuan}`,
    )
  }
  const moreYuan = found.costYuan - planYuan(previous, read)
  return { ...summed(found), change: planChange(previous, found.plan), moreYuan }
}
