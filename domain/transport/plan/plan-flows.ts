import type { Service, TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

/** `coach` goes to the city, `feeder` to a station or an airport. */
export type FlowMode = 'coach' | 'feeder' | Service['mode'] | 'alone'

/** People between two places by one mode; the places are ids of counties, hubs and cities. */
export interface Flow {
  readonly mode: FlowMode
  readonly from: string
  readonly to: string
  readonly passengers: number
}

/** How many people a plan moves between two places, the largest flows first; a journey by feeder and train is two flows. */
export function planFlows(plan: TransportPlan, instance: TransportInstance): Flow[] {
  const groups = new Map(instance.groups.map((group) => [group.id, group]))
  const services = new Map(instance.services.map((service) => [service.id, service]))
  const flows = new Map<string, Flow>()
  const add = (mode: FlowMode, from: string, to: string, passengers: number) => {
    const key = [mode, from, to].join('\u0000')
    flows.set(key, { mode, from, to, passengers: passengers + (flows.get(key)?.passengers ?? 0) })
  }
  for (const ride of plan.rides) {
    const county = groups.get(ride.group)?.county ?? ''
    const service = services.get(ride.service ?? '')
    add(service ? 'feeder' : 'coach', county, ride.terminal, ride.passengers)
    if (service) add(service.mode, service.fromHub, service.toCity, ride.passengers)
  }
  for (const { group, passengers } of plan.selfArranged) {
    const one = groups.get(group)
    if (one) add('alone', one.county, one.city, passengers)
  }
  return [...flows.values()].sort((a, b) => b.passengers - a.passengers)
}
