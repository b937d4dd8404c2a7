import { isRefusal } from '../kernel/refusal.ts'
import { buildTransportInstance } from './build-transport-instance.ts'
import type { QuoteReply } from './carrier-contract.ts'
import { coachRuns } from './coach-runs.ts'
import type { TravelGroup } from './group-travellers.ts'
import { keepCompanionsTogether } from './keep-companions-together.ts'
import { planTrips } from './plan/plan-trips.ts'
import { seatPassengers } from './plan/seat-passengers.ts'
import type { TransportPlan } from './plan/transport-instance.ts'
import type { Run } from './run.ts'
import { selfArrangedRuns } from './self-arranged-runs.ts'
import { serviceRuns } from './service-runs.ts'

/** Each group's people in the order in which the plan takes them: ride by ride, then those on their own. */
function membersInOrder(plan: TransportPlan, groups: readonly TravelGroup[]) {
  const parts = Map.groupBy([...plan.rides, ...plan.selfArranged], ({ group }) => group)
  return new Map(
    groups.map(({ groupId, travellers }) => {
      const sizes = parts.get(groupId)?.map(({ passengers }) => passengers) ?? []
      return [groupId, keepCompanionsTogether(travellers, sizes)]
    }),
  )
}

/**
 * The runs that bring everybody to their plants at least cost. Where no carrier offers anything, or the planner refuses
 * the problem, people travel on their own: a costly journey is better than none.
 */
export async function planJourneys(
  groups: readonly TravelGroup[],
  quotes: QuoteReply,
  { seconds, firstCoach }: { seconds: number; firstCoach: number },
): Promise<Run[]> {
  if (groups.length === 0) return []
  if (quotes.coaches.length === 0) return selfArrangedRuns(groups)
  const { instance, firstDay } = buildTransportInstance(groups, quotes)
  const plan = await planTrips(instance, { seconds })
  if (isRefusal(plan)) return selfArrangedRuns(groups)
  const seating = seatPassengers(plan, instance, membersInOrder(plan, groups))
  const alone = Map.groupBy(seating.selfArranged, ({ group }) => group)
  return [
    ...coachRuns(seating, { instance, firstDay, quotes }, firstCoach),
    ...serviceRuns(seating, quotes),
    ...selfArrangedRuns(
      groups.map((group) => ({ ...group, travellers: alone.get(group.groupId)?.map(({ member }) => member) ?? [] })),
    ),
  ]
}
