import type { SeatPrices } from './fill-coaches.ts'
import { IntegerProgramme } from './integer-programme.ts'
import { type Load, loadYuan, type Rider } from './load.ts'
import { isCharter, openSeats, seatYuan, type TransportProblem } from './transport-problem.ts'

export interface MasterSolution {
  readonly prices: SeatPrices
  /** How many vehicles of each service hired whole, in fractions. */
  readonly hired: ReadonlyMap<number, number>
  readonly objective: number
  /** What the prices alone prove, if no load is more profitable at them than its coaches cost. */
  readonly dualYuan: number
  /** Rows added because vehicles were hired in thinner slices than their passengers need. */
  readonly sharpened: number
}

const tolerance = 1e-4
const pair = (group: number, service: number) => `${group} ${service}`

/**
 * The linear programme that mixes loads freely: everybody is carried or travels self-arranged, services keep their seats,
 * and a vehicle hired whole is paid at least in the share in which it carries any one group. Those last rows are
 * many, so they join when they are broken.
 */
export class LoadMaster {
  readonly loads: Load[] = []
  readonly #problem: TransportProblem
  readonly #programme: IntegerProgramme
  readonly #serviceRows: ReadonlyMap<number, number>
  readonly #charterColumns = new Map<number, number>()
  readonly #pairRows = new Map<string, number>()
  #firstLoad = 0

  private constructor(problem: TransportProblem, programme: IntegerProgramme) {
    const { groups, services } = problem.instance
    this.#problem = problem
    this.#programme = programme
    // Rows of the groups come first, in their order.
    programme.addRows(groups.map((group) => ({ lower: group.size, upper: Infinity })))
    const used = [...new Set(problem.departures.flatMap((departure) => departure.ways.map((way) => way.service)))]
      .filter((service) => service >= 0)
      .sort((a, b) => a - b)
    const firstService = programme.addRows(
      used.map((service) => ({
        lower: -Infinity,
        upper: openSeats(problem, service),
      })),
    )
    this.#serviceRows = new Map(used.map((service, index) => [service, firstService + index]))
    programme.addColumns(
      groups.map((_, group) => ({ cost: problem.selfYuan[group] ?? 0, upper: Infinity, entries: [[group, 1]] })),
    )
    const charters = used.filter((service) => isCharter(problem.instance, service))
    const firstCharter = programme.addColumns(
      charters.map((service) => ({
        cost: services[service]?.fixedCost ?? 0,
        upper: Infinity,
        entries: [[this.#serviceRows.get(service) as number, -(services[service]?.seats ?? 0)]],
      })),
    )
    for (const [index, service] of charters.entries()) this.#charterColumns.set(service, firstCharter + index)
    this.#firstLoad = groups.length + charters.length
  }

  static async open(problem: TransportProblem): Promise<LoadMaster> {
    return new LoadMaster(problem, await IntegerProgramme.open())
  }

  add(loads: readonly Load[]): void {
    this.loads.push(...loads)
    this.#programme.addColumns(
      loads.map((load) => ({
        cost: loadYuan(this.#problem, load),
        upper: Infinity,
        entries: this.#entriesOf(load.riders),
      })),
    )
  }

  #entriesOf(riders: readonly Rider[]): [number, number][] {
    const sums = new Map<number, number>()
    for (const { group, service, passengers } of riders)
      for (const row of [group, this.#serviceRows.get(service), this.#pairRows.get(pair(group, service))])
        if (row !== undefined) sums.set(row, (sums.get(row) ?? 0) + passengers)
    return [...sums]
  }

  /** Null when the time was too short. */
  solve(seconds: number): MasterSolution | null {
    const { instance } = this.#problem
    const { values, duals, objective, optimal } = this.#programme.solve({ seconds })
    if (!optimal || !values) return null
    const worth = duals.slice(0, instance.groups.length)
    const scarcity = new Map([...this.#serviceRows].map(([service, row]) => [service, -(duals[row] ?? 0)]))
    const sharing = new Map([...this.#pairRows].map(([key, row]) => [key, -(duals[row] ?? 0)]))
    let dualYuan = 0
    for (const [group, { size }] of instance.groups.entries()) dualYuan += size * (worth[group] ?? 0)
    for (const [service, yuan] of scarcity) dualYuan -= yuan * openSeats(this.#problem, service)
    for (const [key, yuan] of sharing) dualYuan -= yuan * openSeats(this.#problem, Number(key.split(' ')[1]))
    const way = (group: number, service: number) =>
      seatYuan(instance, service) + (scarcity.get(service) ?? 0) + (sharing.get(pair(group, service)) ?? 0)
    const hired = new Map([...this.#charterColumns].map(([service, column]) => [service, values[column] ?? 0]))
    return { prices: { worth, way }, hired, objective, dualYuan, sharpened: this.#sharpen(values) }
  }

  #sharpen(values: Float64Array): number {
    const { groups } = this.#problem.instance
    const carried = new Map<string, { group: number; service: number; passengers: number; loads: [number, number][] }>()
    for (const [index, load] of this.loads.entries())
      for (const { group, service, passengers } of load.riders) {
        if (!this.#charterColumns.has(service)) continue
        const key = pair(group, service)
        const sum = carried.get(key) ?? { group, service, passengers: 0, loads: [] }
        sum.passengers += passengers * (values[this.#firstLoad + index] ?? 0)
        sum.loads.push([this.#firstLoad + index, passengers])
        carried.set(key, sum)
      }
    const broken = [...carried].filter(([key, { group, service, passengers }]) => {
      const hired = values[this.#charterColumns.get(service) as number] ?? 0
      return (
        !this.#pairRows.has(key) &&
        passengers > (groups[group]?.size ?? 0) * hired + openSeats(this.#problem, service) + tolerance
      )
    })
    const first = this.#programme.addRows(
      broken.map(([, { group, service, loads }]) => ({
        lower: -Infinity,
        upper: openSeats(this.#problem, service),
        entries: [...loads, [this.#charterColumns.get(service) as number, -(groups[group]?.size ?? 0)]],
      })),
    )
    for (const [index, [key]] of broken.entries()) this.#pairRows.set(key, first + index)
    return broken.length
  }

  dispose(): void {
    this.#programme.dispose()
  }
}
