import { coachRoute } from './coach-route.ts'
import { coachRun } from './coach-run.ts'
import type { Geography } from './geography.ts'
import { connectionRules } from './solve/connection-rules.ts'
import { type CoachRoute, type Departure, direct, undominated, type Way } from './solve/departure.ts'
import { hubWait } from './solve/hub-wait.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import { timedDepartures } from './timed-departures.ts'

const day = 1440

/** Every non-empty set of at most `size` counties that are pairwise neighbours. */
function neighbourSets(counties: readonly string[], near: (a: string, b: string) => boolean, size: number): string[][] {
  const sets: string[][] = []
  const grow = (chosen: readonly string[], from: number) => {
    for (const [offset, county] of counties.slice(from).entries()) {
      if (!chosen.every((other) => near(other, county))) continue
      const next = [...chosen, county]
      sets.push(next)
      if (next.length < size) grow(next, from + offset + 1)
    }
  }
  grow([], 0)
  return sets
}

/**
 * Every departure that a least-cost plan may need: terminal × pick-ups × slot (or minute timed to a service) at which somebody boards at
 * each pick-up, without those that another slot of the same route makes superfluous, unless `kept` holds their keys.
 */
export function enumerateDepartures(
  instance: TransportInstance,
  places: Geography,
  kept: ReadonlySet<string> = new Set(),
): Departure[] {
  const { groups, hubs, rules, services } = instance
  const groupsAt = Map.groupBy(groups.keys(), (group) => groups[group]?.county ?? '')
  const servicesFrom = Map.groupBy(services.keys(), (service) => services[service]?.fromHub ?? '')
  const isHub = new Set(hubs.map((hub) => hub.id))
  const counties = [...groupsAt.keys()].sort()
  const near = (a: string, b: string) => places.hop(a, b) <= rules.maxHopKm

  function waysOf(route: CoachRoute, depart: number): Pick<Departure, 'ways' | 'waits'> {
    const nothing = { ways: [], waits: new Map<number, number>() }
    const run = coachRun(depart, route.legs, rules, isHub.has(route.terminal))
    if (!run) return nothing
    const ways: Way[] = []
    const waits = new Map<number, number>()
    const connection = connectionRules(rules, depart)
    for (const [stop, county] of route.pickups.entries()) {
      const leaves = run.leaves[stop] as number
      let boards = false
      for (const group of groupsAt.get(county) ?? []) {
        const { city, earliestDeparture, latestDeparture, latestArrival } = groups[group] as (typeof groups)[number]
        if (leaves < earliestDeparture || leaves > latestDeparture) continue
        if (city === route.terminal && run.arrives <= latestArrival) {
          ways.push({ group, service: direct })
          boards = true
        }
        if (!isHub.has(route.terminal)) continue
        for (const service of servicesFrom.get(route.terminal) ?? []) {
          const { toCity, depart: leavesHub, arrive, seats } = services[service] as (typeof services)[number]
          const transfer = leavesHub - run.arrives
          if (toCity !== city || transfer < connection.transferMin || transfer > connection.transferMax) continue
          if (arrive > latestArrival || seats === 0) continue
          const wait = hubWait(run.arrives, leavesHub, connection)
          if (!wait.allowed) continue
          ways.push({ group, service })
          if (wait.yuan > 0) waits.set(service, wait.yuan)
          boards = true
        }
      }
      if (!boards) return nothing
    }
    return { ways: ways.sort((a, b) => a.group - b.group || a.service - b.service), waits }
  }

  function slotsFor(route: CoachRoute): number[] {
    const first = (groupsAt.get(route.pickups[0] as string) ?? []).map(
      (group) => groups[group] as (typeof groups)[number],
    )
    const from = Math.min(...first.map((group) => group.earliestDeparture))
    const until = Math.max(...first.map((group) => group.latestDeparture))
    const ofDay = (isHub.has(route.terminal) && rules.feederSlots) || rules.slots
    const slots: number[] = []
    for (let midnight = Math.floor(from / day) * day; midnight <= until; midnight += day)
      for (const slot of ofDay) if (midnight + slot >= from && midnight + slot <= until) slots.push(midnight + slot)
    if (!rules.timedFeeders || !isHub.has(route.terminal)) return slots
    const goals = new Set(
      route.pickups.flatMap((county) => (groupsAt.get(county) ?? []).map((group) => groups[group]?.city)),
    )
    const going = (servicesFrom.get(route.terminal) ?? [])
      .map((service) => services[service] as (typeof services)[number])
      .filter(({ toCity, seats }) => seats > 0 && goals.has(toCity))
    const timed = timedDepartures(route, going, rules).filter((minute) => minute >= from && minute <= until)
    return [...new Set([...slots, ...timed])].sort((a, b) => a - b)
  }

  function fromTerminal(terminal: string, served: readonly string[]): Departure[] {
    return neighbourSets(served, near, rules.maxPickups).flatMap((pickups) => {
      const route = coachRoute(terminal, pickups, places, rules)
      if (!route) return []
      const used = slotsFor(route)
        .map((depart) => ({ ...route, depart, ...waysOf(route, depart) }))
        .filter((departure) => departure.ways.length > 0)
      return undominated(used, kept)
    })
  }

  const cities = [...new Set(groups.map((group) => group.city))].sort()
  return [
    ...cities.flatMap((city) =>
      fromTerminal(
        city,
        counties.filter((county) => groupsAt.get(county)?.some((group) => groups[group]?.city === city)),
      ),
    ),
    ...hubs.flatMap((hub) =>
      fromTerminal(
        hub.id,
        counties.filter((county) => places.hubsOf(county).has(hub.id)),
      ),
    ),
  ]
}
