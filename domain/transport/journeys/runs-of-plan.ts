import type { ReplanConstraints } from '../plan/replan-constraints.ts'
import { seatPassengers } from '../plan/seat-passengers.ts'
import type { TransportPlan } from '../plan/transport-plan.ts'
import { whyAlone } from '../plan/why-alone.ts'
import type { Traveller } from '../trips/traveller.ts'
import { coachRuns } from './coach-runs.ts'
import { membersInOrder, ownWay, wayKey } from './members-in-order.ts'
import type { PlanSetting } from './plan-setting.ts'
import type { Run } from './run.ts'
import { selfArrangedRuns } from './self-arranged-runs.ts'
import { serviceRuns } from './service-runs.ts'
import { type StandingJourneys, standingVehicles, vehiclesByWorker } from './standing-journeys.ts'
import { withWaits } from './with-waits.ts'

/**
 * The vehicles of a plan with their people. Vehicles that stay keep their trip, people whose way stays their seat. `forbid` is
 * what the plan was not to use.
 */
export function runsOfPlan(
  plan: TransportPlan,
  setting: PlanSetting,
  firstCoach: number,
  forbid: ReplanConstraints['forbid'] = [],
): Run[] {
  const { instance, quotes, groups, standing } = setting
  const members = membersInOrder(plan, groups, waysOf(standing))
  const seating = seatPassengers(plan, instance, members, standingVehicles(standing))
  const alone = Map.groupBy(seating.selfArranged, ({ group }) => group)
  const services = serviceRuns(seating, quotes, standing)
  return [
    ...withWaits(coachRuns(seating, setting, firstCoach), services, setting),
    ...services,
    ...selfArrangedRuns(
      groups.map((group) => ({ ...group, travellers: alone.get(group.groupId)?.map(({ member }) => member) ?? [] })),
      (group) => whyAlone(group, plan, instance, forbid),
      standing,
    ),
  ]
}

function waysOf(standing: StandingJourneys): (traveller: Traveller) => string | undefined {
  const vehicles = vehiclesByWorker(standing)
  return ({ workerId }) => {
    const [first, second] = vehicles.get(workerId) ?? []
    if (first?.kind === 'self-arranged') return ownWay
    if (first?.kind !== 'coach') return undefined
    const { terminal, pickups, depart } = first
    return wayKey({
      terminal,
      pickups: [...pickups],
      depart,
      service: second?.kind === 'service' ? second.service : null,
    })
  }
}
