import { enumerateDepartures } from './enumerate-departures.ts'
import { geography } from './geography.ts'
import { selfArrangedYuan } from './self-arranged-yuan.ts'
import { cheapestFleets, type Fleet } from './solve/coach-fleet.ts'
import type { Departure } from './solve/departure.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import { ridersOf, type TransportProblem } from './solve/transport-problem.ts'

/** The problem of planning everybody; `kept` holds keys of departures that must be on offer even if others would do. */
export function buildProblem(instance: TransportInstance, kept: ReadonlySet<string> = new Set()): TransportProblem {
  const places = geography(instance)
  const usable = enumerateDepartures(instance, places, kept)
  return {
    instance,
    departures: usable,
    selfYuan: instance.groups.map(({ county, city }) => selfArrangedYuan(places.reach(county, city), instance.rules)),
    fleets: fleetsFor(instance, usable),
    parts: instance.groups.map((group) =>
      group.size < instance.rules.unsplittableBelow ? 1 : instance.rules.maxParts,
    ),
    kept,
    paidSeats: new Map(),
    stayYuan: () => 0,
  }
}

function fleetsFor({ coachTypes, groups }: TransportInstance, usable: readonly Departure[]) {
  const mostPassengers = new Map<number, number>()
  for (const departure of usable) {
    const passengers = ridersOf(departure).reduce((sum, group) => sum + (groups[group]?.size ?? 0), 0)
    mostPassengers.set(departure.km, Math.max(passengers, mostPassengers.get(departure.km) ?? 0))
  }
  const fleetsByKm = new Map<number, readonly Fleet[]>()
  return ({ km }: Departure) => {
    const fleets = fleetsByKm.get(km) ?? cheapestFleets(coachTypes, km, mostPassengers.get(km) ?? 0)
    fleetsByKm.set(km, fleets)
    return fleets
  }
}
