import { cheapestFleets, type Fleet } from './coach-fleet.ts'
import { type Departure, departures, direct } from './departures.ts'
import { geography } from './geography.ts'
import type { TransportInstance } from './transport-instance.ts'

/** An instance made ready for planning. Groups and services are known by their place in the instance's lists. */
export interface TransportProblem {
  readonly instance: TransportInstance
  readonly departures: readonly Departure[]
  /** What one passenger of each group costs who travels self-arranged, yuan. */
  readonly selfYuan: readonly number[]
  /** The cheapest coaches of a departure for `passengers`; undefined when no coach type exists. */
  readonly fleet: (departure: Departure, passengers: number) => Fleet | undefined
}

export function transportProblem(instance: TransportInstance): TransportProblem {
  const places = geography(instance)
  const everybody = instance.groups.reduce((sum, group) => sum + group.size, 0)
  const fleetsByKm = new Map<number, (Fleet | undefined)[]>()
  return {
    instance,
    departures: instance.coachTypes.length === 0 ? [] : departures(instance, places),
    selfYuan: instance.groups.map((group) => Math.round(0.8 * places.reach(group.county, group.city) + 250)),
    fleet: ({ km }, passengers) => {
      const known = fleetsByKm.get(km)
      if (known && known.length > passengers) return known[passengers]
      const seated = Math.min(everybody, Math.max(passengers, 2 * (known?.length ?? 60)))
      const fleets = cheapestFleets(instance.coachTypes, km, seated)
      fleetsByKm.set(km, fleets)
      return fleets[passengers]
    },
  }
}

/** True when the service is hired whole. */
export function isCharter(instance: TransportInstance, service: number): boolean {
  const mode = instance.services[service]?.mode
  return mode === 'railSpecial' || mode === 'airCharter'
}

/** What one seat costs on the way after the coach, yuan; 0 for a direct coach and on a vehicle hired whole. */
export function seatYuan(instance: TransportInstance, service: number): number {
  if (service === direct || isCharter(instance, service)) return 0
  return instance.services[service]?.pricePerSeat ?? 0
}
