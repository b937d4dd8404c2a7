import type { Departure } from './departure.ts'
import type { Load } from './load.ts'
import { isCharter, openSeats, type TransportProblem } from './transport-problem.ts'

/** A component of a problem that can be planned without looking at the rest. */
export interface Subproblem {
  readonly problem: TransportProblem
  /** The part's loads as loads of the whole problem. */
  readonly toWhole: (loads: readonly Load[]) => Load[]
  /** Those of the whole problem's loads that the part has ways for, as loads of the part. */
  readonly toPart: (loads: readonly Load[]) => Load[]
}

/** Disjoint sets of numbers (union-find, Tarjan 1975): `join` makes two sets one, `find` names the set of a number. */
function disjointSets(count: number) {
  const parents = Int32Array.from({ length: count }, (_, item) => item)
  const find = (item: number): number => {
    let root = item
    while (parents[root] !== root) root = parents[root] as number
    for (let next = item; next !== root; ) {
      const above = parents[next] as number
      parents[next] = root
      next = above
    }
    return root
  }
  const join = (a: number, b: number) => {
    parents[find(a)] = find(b)
  }
  return { find, join }
}

/**
 * Decomposes a problem into its connected components, which share no coach and compete for no seat, the smallest first: their
 * least costs add up to the least cost of the whole. A service makes its passengers compete only when it cannot take them all.
 */
export function decomposeProblem(problem: TransportProblem): Subproblem[] {
  const { groups } = problem.instance
  const { find, join } = disjointSets(groups.length)
  const usersOf = new Map<number, Set<number>>()
  for (const { ways } of problem.departures)
    for (const { group, service } of ways) {
      join(group, ways[0]?.group ?? group)
      if (service >= 0) usersOf.set(service, (usersOf.get(service) ?? new Set()).add(group))
    }
  for (const [service, users] of usersOf) {
    const everybody = [...users].reduce((sum, group) => sum + (groups[group]?.size ?? 0), 0)
    if (!isCharter(problem.instance, service) && everybody <= openSeats(problem, service)) continue
    const [first] = users
    for (const group of users) join(group, first ?? group)
  }
  const members = Map.groupBy(groups.keys(), find)
  const departures = Map.groupBy(problem.departures, (departure) => find(departure.ways[0]?.group ?? 0))
  return [...members]
    .map(([root, list]) => partOf(problem, list, departures.get(root) ?? []))
    .sort((a, b) => a.problem.departures.length - b.problem.departures.length)
}

function partOf(problem: TransportProblem, members: readonly number[], departures: readonly Departure[]): Subproblem {
  const { instance } = problem
  const placeOf = new Map(members.map((group, place) => [group, place]))
  const partOfWhole = new Map<Departure, Departure>()
  const wholeOfPart = new Map<Departure, Departure>()
  for (const departure of departures) {
    const ways = departure.ways.map((way) => ({ ...way, group: placeOf.get(way.group) as number }))
    const part = { ...departure, ways }
    partOfWhole.set(departure, part)
    wholeOfPart.set(part, departure)
  }
  const pick = <Item>(list: readonly Item[]) => members.map((group) => list[group] as Item)
  return {
    problem: {
      ...problem,
      instance: { ...instance, groups: pick(instance.groups) },
      departures: [...wholeOfPart.keys()],
      selfYuan: pick(problem.selfYuan),
      parts: pick(problem.parts),
      stayYuan: (departure, group, service) => problem.stayYuan(departure, members[group] as number, service),
    },
    toWhole: (loads) =>
      loads.map(({ departure, riders }) => ({
        departure: wholeOfPart.get(departure) as Departure,
        riders: riders.map((rider) => ({ ...rider, group: members[rider.group] as number })),
      })),
    toPart: (loads) =>
      loads.flatMap((load) => {
        const departure = partOfWhole.get(load.departure)
        if (!departure) return []
        return [
          {
            departure,
            riders: load.riders.map((rider) => ({ ...rider, group: placeOf.get(rider.group) as number })),
          },
        ]
      }),
  }
}
