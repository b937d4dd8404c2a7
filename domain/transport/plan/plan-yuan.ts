import { coachRoute } from './coach-route.ts'
import { geography } from './geography.ts'
import { planWaiting } from './plan-waiting.ts'
import { selfArrangedYuan } from './self-arranged-yuan.ts'
import { coachYuan } from './solve/coach-fleet.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

/** The cost of a plan, in whole yuan. Throws when it names something that the instance lacks, or that no coach may drive. */
export function planYuan(plan: TransportPlan, instance: TransportInstance): number {
  const places = geography(instance)
  const named = <Item>(item: Item | undefined, name: string | number): Item => {
    if (item === undefined) throw new Error(`the plan names ${name}, which the instance does not know`)
    return item
  }
  const services = new Map(instance.services.map((service) => [service.id, service]))
  const groups = new Map(instance.groups.map((group) => [group.id, group]))
  let yuan = 0
  for (const { terminal, pickups, seats, count } of plan.coaches) {
    const type = named(
      instance.coachTypes.find((one) => one.seats === seats),
      `a coach with ${seats} seats`,
    )
    const route = coachRoute(terminal, pickups, places, instance.rules)
    if (!route) throw new Error(`no coach may drive from ${pickups.join(', ')} to ${terminal}`)
    yuan += count * coachYuan(type, route.km)
  }
  for (const { service: id, passengers } of plan.rides) {
    if (id === null) continue
    const service = named(services.get(id), id)
    if (service.mode === 'rail' || service.mode === 'air') yuan += passengers * service.pricePerSeat
  }
  for (const { service, count } of plan.charters) yuan += count * named(services.get(service), service).fixedCost
  for (const { group: id, passengers } of plan.selfArranged) {
    const { county, city } = named(groups.get(id), id)
    yuan += passengers * selfArrangedYuan(places.reach(county, city), instance.rules)
  }
  const { hoursYuan, lodgingYuan } = planWaiting(plan, instance)
  return yuan + hoursYuan + lodgingYuan
}
