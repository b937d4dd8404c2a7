import type { BatchId } from '../../kernel/ids.ts'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import type { ReplanConstraints } from '../plan/replan-constraints.ts'
import { replanTrips } from '../plan/replan-trips.ts'
import type { TransportInstance } from '../plan/solve/transport-instance.ts'
import type { TransportPlan } from '../plan/transport-plan.ts'
import type { TravelGroup } from './group-travellers.ts'
import type { PlannedJourneys } from './journeys.ts'
import type { PlanSetting } from './plan-setting.ts'
import { runsOfPlan } from './runs-of-plan.ts'
import { standingPlan } from './standing-journeys.ts'
import { tripsOfRuns } from './trips-of-runs.ts'

/** Journeys that exist stay; people without one are planned, on free seats of what runs or on something new. */
export const onlyNewcomers: ReplanConstraints = {
  lock: [],
  lost: [],
  onlyLost: true,
  forbid: [],
  vehicles: [],
}

export interface ReplannedJourneys {
  readonly next: PlannedJourneys
  /** No plan that keeps the constraints costs less, yuan; null when no bound was proved in the time given. */
  readonly boundYuan: number | null
  /** What the hours of waiting at hubs are reckoned at, which the bound counts, yuan. */
  readonly hoursYuan: number
  /** As a share of the bound. */
  readonly gap: number | null
}

/** What the carriers still offer of a plan; people on the rest are planned anew. */
function offeredPlan(plan: TransportPlan, { coachTypes, services }: TransportInstance): TransportPlan {
  const seats = new Set(coachTypes.map((type) => type.seats))
  const ids = new Set(services.map(({ id }) => id))
  return {
    ...plan,
    coaches: plan.coaches.filter((coach) => seats.has(coach.seats)),
    rides: plan.rides.filter(({ service }) => service === null || ids.has(service)),
    charters: plan.charters.filter(({ service }) => ids.has(service)),
  }
}

/**
 * Plans journeys again: what the constraints keep stays, the rest changes as little as it may at least cost. What stands keeps
 * its trips. `infeasible` when the constraints contradict each other or no plan within the budget was found in `seconds`.
 */
export async function replanJourneys(
  setting: PlanSetting,
  constraints: ReplanConstraints,
  { batchId, name, seconds, firstCoach }: { batchId: BatchId; name: string; seconds: number; firstCoach: number },
): Promise<ReplannedJourneys | Refusal<'infeasible' | 'invalid-instance'>> {
  const { instance, standing, groups } = setting
  const previous = offeredPlan(standingPlan(standing, groupNamer(groups)), instance)
  const plan = await replanTrips(instance, previous, constraints, { seconds })
  if (isRefusal(plan)) return plan
  const next = tripsOfRuns(runsOfPlan(plan, setting, firstCoach, constraints.forbid), batchId, name, standing)
  return { next, boundYuan: plan.lowerBoundYuan, hoursYuan: plan.waiting.hoursYuan, gap: plan.gap }
}

function groupNamer(groups: readonly TravelGroup[]): (workerId: string) => string {
  const groupOf = new Map<string, string>(
    groups.flatMap(({ groupId, travellers }) => travellers.map(({ workerId }) => [workerId, groupId] as const)),
  )
  return (workerId) => {
    const group = groupOf.get(workerId)
    if (!group) throw new Error(`${workerId} travels in no group`)
    return group
  }
}
