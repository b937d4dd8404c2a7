import type { CalendarDate } from '../../kernel/instant.ts'
import { isNearHome } from '../../kernel/places/near-home.ts'
import { isRefusal } from '../../kernel/refusal.ts'
import { planTrips } from '../plan/plan-trips.ts'
import type { QuoteReply } from '../trips/carrier-contract.ts'
import { buildTransportInstance } from './build-transport-instance.ts'
import type { TravelGroup } from './group-travellers.ts'
import { type PlanProof, proofOf } from './plan-proof.ts'
import type { Run } from './run.ts'
import { runsOfPlan } from './runs-of-plan.ts'
import { selfArrangedRuns } from './self-arranged-runs.ts'
import { nothingStands } from './standing-journeys.ts'
import type { WaitingRuleSets } from './waiting-rules.ts'

export interface PlannedRuns {
  readonly runs: readonly Run[]
  /** Absent where the planner had nothing to choose from. */
  readonly proof?: PlanProof
}

/**
 * The runs that bring everybody to their plants at least cost. Where no carrier offers anything, or the planner refuses
 * the problem, people travel on their own: a costly journey is better than none. Who can go to the post and back every day is
 * planned no journey.
 */
export async function planJourneys(
  groups: readonly TravelGroup[],
  quotes: QuoteReply,
  {
    seconds,
    firstCoach,
    firstDay,
    sets,
  }: { seconds: number; firstCoach: number; firstDay: CalendarDate; sets?: WaitingRuleSets },
): Promise<PlannedRuns> {
  const own = selfArrangedRuns(groups.filter(isNear), () => 'near-home')
  const far = groups.filter((group) => !isNear(group))
  if (far.length === 0) return { runs: own }
  if (quotes.coaches.length === 0) return { runs: [...selfArrangedRuns(far, () => 'no-offer'), ...own] }
  const instance = buildTransportInstance(far, quotes, firstDay, sets)
  const plan = await planTrips(instance, { seconds })
  if (isRefusal(plan)) return { runs: [...selfArrangedRuns(far, () => 'no-plan'), ...own] }
  const runs = runsOfPlan(plan, { instance, firstDay, quotes, groups: far, standing: nothingStands }, firstCoach)
  return { runs: [...runs, ...own], proof: proofOf(plan) }
}

function isNear({ countyCode, cityCode }: TravelGroup): boolean {
  return isNearHome(countyCode, cityCode)
}
