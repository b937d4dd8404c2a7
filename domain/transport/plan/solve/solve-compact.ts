import { LoadProgramme, type Meaning } from './compact-formulation.ts'
import type { Departure } from './departure.ts'
import { IntegerProgramme } from './integer-programme.ts'
import { type Load, mergeLoads, type Rider, seated } from './load.ts'
import { openSeats, type TransportProblem } from './transport-problem.ts'

export interface Choice {
  /** The departures to choose from. */
  readonly departures: readonly Departure[]
  readonly seconds: number
  /** Stop when the best choice is proved to be within this share of the optimum. */
  readonly gap: number
  /** Loads to start from, if every one of their departures is among those to choose from. */
  readonly start?: readonly Load[]
  /** Groups whose parts are counted; the loads may divide any other group too often. */
  readonly counted: ReadonlySet<number>
  readonly onBetter: (loads: Load[]) => void
  /** No choice among these departures costs less, yuan. */
  readonly onBound: (yuan: number) => void
  /** Asked now and then; the choice ends when the answer is yes. */
  readonly isEnough?: () => boolean
}

/** Chooses coaches and passengers by integer programming. True when the choice is proved to be within the gap. */
export async function chooseLoads(problem: TransportProblem, choice: Choice): Promise<boolean> {
  const { rows, columns, meanings } = new LoadProgramme(problem, choice.departures, choice.counted)
  const programme = await IntegerProgramme.open()
  try {
    programme.addRows(rows)
    programme.addColumns(columns)
    const { optimal } = programme.solve({
      seconds: choice.seconds,
      gap: choice.gap,
      start: choice.start && valuesOf(problem, choice.start, meanings),
      onBetter: (values) => choice.onBetter(loadsOf(values, meanings)),
      onBound: choice.onBound,
      isEnough: choice.isEnough,
    })
    return optimal
  } finally {
    programme.dispose()
  }
}

function loadsOf(values: Float64Array, meanings: readonly Meaning[]): Load[] {
  const riders = new Map<Departure, Rider[]>()
  for (const [index, meaning] of meanings.entries()) {
    if (meaning.kind !== 'ride') continue
    // Passengers of a divisible group come out whole in nearly every solution; a fraction stays behind.
    const passengers = meaning.passengers * Math.floor((values[index] ?? 0) + 1e-6)
    if (passengers === 0) continue
    const list = riders.get(meaning.departure) ?? []
    list.push({ group: meaning.group, service: meaning.service, passengers })
    riders.set(meaning.departure, list)
  }
  return [...riders].map(([departure, list]) => ({ departure, riders: list }))
}

function valuesOf(problem: TransportProblem, loads: readonly Load[], meanings: readonly Meaning[]): Float64Array {
  const { groups, services } = problem.instance
  const values = new Float64Array(meanings.length)
  const merged = new Map(mergeLoads(loads).map((load) => [load.departure, load]))
  const left = groups.map((group) => group.size)
  const onService = new Map<number, number>()
  const waiting = new Map([...merged].map(([departure, load]) => [departure, seated(load.riders)]))
  for (const { group, service, passengers } of loads.flatMap((load) => load.riders)) {
    left[group] = (left[group] ?? 0) - passengers
    onService.set(service, (onService.get(service) ?? 0) + passengers)
  }
  const valueFor = (meaning: Meaning): number => {
    switch (meaning.kind) {
      case 'fleet': {
        const passengers = waiting.get(meaning.departure)
        if (passengers === undefined || meaning.seats < passengers) return 0
        waiting.delete(meaning.departure)
        return 1
      }
      case 'ride': {
        const riders = merged.get(meaning.departure)?.riders
        const rider = riders?.find(({ group, service }) => group === meaning.group && service === meaning.service)
        return (rider?.passengers ?? 0) / meaning.passengers
      }
      case 'part':
        return (values[meaning.of] ?? 0) > 0 ? 1 : 0
      case 'charter': {
        const unpaid = Math.max(0, (onService.get(meaning.service) ?? 0) - openSeats(problem, meaning.service))
        return Math.ceil(unpaid / (services[meaning.service]?.seats ?? 1))
      }
      case 'alone':
        return (left[meaning.group] ?? 0) / meaning.passengers
    }
  }
  for (const [index, meaning] of meanings.entries()) values[index] = valueFor(meaning)
  return values
}
