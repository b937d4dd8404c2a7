import { CompactFormulation, type Variable } from './compact-formulation.ts'
import type { Departure } from './departure.ts'
import { IntegerProgramme } from './integer-programme.ts'
import { type Load, mergeLoads, type Rider, seated } from './load.ts'
import { openSeats, type TransportProblem } from './transport-problem.ts'

export interface CompactSearch {
  /** The departures to choose from. */
  readonly departures: readonly Departure[]
  readonly seconds: number
  /** Stop when the best solution is proved to be within this share of the optimum. */
  readonly gap: number
  /** Loads to start from, if every one of their departures is among those to choose from. */
  readonly start?: readonly Load[]
  /** Groups whose parts are counted; the loads may divide any other group too often. */
  readonly counted: ReadonlySet<number>
  readonly onBetter: (loads: Load[]) => void
  /** No choice among these departures costs less, yuan. */
  readonly onBound: (yuan: number) => void
  /** Asked now and then; the search ends when the answer is yes. */
  readonly isEnough?: () => boolean
}

/**
 * Chooses coaches and passengers by branch and bound over the compact formulation. True when the best solution is proved to be
 * within the gap.
 */
export async function solveCompact(problem: TransportProblem, search: CompactSearch): Promise<boolean> {
  const { rows, columns, variables } = new CompactFormulation(problem, search.departures, search.counted)
  const programme = await IntegerProgramme.open()
  try {
    programme.addRows(rows)
    programme.addColumns(columns)
    const { optimal } = programme.solve({
      seconds: search.seconds,
      gap: search.gap,
      start: search.start && valuesOf(problem, search.start, variables),
      onBetter: (values) => search.onBetter(loadsOf(values, variables)),
      onBound: search.onBound,
      isEnough: search.isEnough,
    })
    return optimal
  } finally {
    programme.dispose()
  }
}

function loadsOf(values: Float64Array, variables: readonly Variable[]): Load[] {
  const riders = new Map<Departure, Rider[]>()
  for (const [index, variable] of variables.entries()) {
    if (variable.kind !== 'ride') continue
    // Passengers of a divisible group come out whole in nearly every solution; a fraction stays behind.
    const passengers = variable.passengers * Math.floor((values[index] ?? 0) + 1e-6)
    if (passengers === 0) continue
    const list = riders.get(variable.departure) ?? []
    list.push({ group: variable.group, service: variable.service, passengers })
    riders.set(variable.departure, list)
  }
  return [...riders].map(([departure, list]) => ({ departure, riders: list }))
}

function valuesOf(problem: TransportProblem, loads: readonly Load[], variables: readonly Variable[]): Float64Array {
  const { groups, services } = problem.instance
  const values = new Float64Array(variables.length)
  const merged = new Map(mergeLoads(loads).map((load) => [load.departure, load]))
  const left = groups.map((group) => group.size)
  const onService = new Map<number, number>()
  const waiting = new Map([...merged].map(([departure, load]) => [departure, seated(load.riders)]))
  for (const { group, service, passengers } of loads.flatMap((load) => load.riders)) {
    left[group] = (left[group] ?? 0) - passengers
    onService.set(service, (onService.get(service) ?? 0) + passengers)
  }
  const valueFor = (variable: Variable): number => {
    switch (variable.kind) {
      case 'fleet': {
        const passengers = waiting.get(variable.departure)
        if (passengers === undefined || variable.seats < passengers) return 0
        waiting.delete(variable.departure)
        return 1
      }
      case 'ride': {
        const riders = merged.get(variable.departure)?.riders
        const rider = riders?.find(({ group, service }) => group === variable.group && service === variable.service)
        return (rider?.passengers ?? 0) / variable.passengers
      }
      case 'part':
        return (values[variable.of] ?? 0) > 0 ? 1 : 0
      case 'charter': {
        const unpaid = Math.max(0, (onService.get(variable.service) ?? 0) - openSeats(problem, variable.service))
        return Math.ceil(unpaid / (services[variable.service]?.seats ?? 1))
      }
      case 'alone':
        return (left[variable.group] ?? 0) / variable.passengers
    }
  }
  for (const [index, variable] of variables.entries()) values[index] = valueFor(variable)
  return values
}
