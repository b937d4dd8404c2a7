import { seatPassengers } from '../plan/seat-passengers.ts'
import type { TransportPlan } from '../plan/transport-plan.ts'
import type { Traveller } from '../trips/traveller.ts'
import { coachRuns } from './coach-runs.ts'
import { membersInOrder, ownWay, wayKey } from './members-in-order.ts'
import type { PlanSetting } from './plan-setting.ts'
import type { Run } from './run.ts'
import { selfArrangedRuns } from './self-arranged-runs.ts'
import { serviceRuns } from './service-runs.ts'
import { type StandingJourneys, standingVehicles, vehiclesByWorker } from './standing-journeys.ts'

/** The vehicles of a plan with their people. Vehicles that stay keep their trip, people whose way stays their seat. */
export function runsOfPlan(plan: TransportPlan, setting: PlanSetting, firstCoach: number): Run[] {
  const { instance, quotes, groups, standing } = setting
  const members = membersInOrder(plan, groups, waysOf(standing))
  const seating = seatPassengers(plan, instance, members, standingVehicles(standing))
  const alone = Map.groupBy(seating.selfArranged, ({ group }) => group)
  return [
    ...coachRuns(seating, setting, firstCoach),
    ...serviceRuns(seating, quotes, standing),
    ...selfArrangedRuns(
      groups.map((group) => ({ ...group, travellers: alone.get(group.groupId)?.map(({ member }) => member) ?? [] })),
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
