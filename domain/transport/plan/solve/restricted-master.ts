import { IntegerProgramme } from './integer-programme.ts'
import { type Load, loadYuan, type Rider } from './load.ts'
import type { DualPrices } from './price-departure.ts'
import { isCharter, openSeats, seatYuan, type TransportProblem } from './transport-problem.ts'

export interface MasterSolution {
  readonly prices: DualPrices
  /** How many vehicles of each service hired whole, in fractions. */
  readonly hired: ReadonlyMap<number, number>
  readonly objective: number
  /** The dual objective, which is a bound once no load has a negative reduced cost. */
  readonly dualYuan: number
  /** Linking rows that the solution breaks, now added: it hired vehicles in thinner slices than their passengers need. */
  readonly cuts: number
}

/** The fewest and the most vehicles of a service that may be hired. */
export type CharterBounds = readonly [fewest: number, most: number]

interface Pair {
  readonly group: number
  readonly service: number
}

const tolerance = 1e-4
const pairKey = ({ group, service }: Pair) => `${group} ${service}`

/**
 * The restricted master of column generation: the linear programme over the loads found by now. Everybody is carried or
 * travels self-arranged, services keep their seats, and a vehicle hired whole, a fixed charge, is paid at least in the share in
 * which it carries any one group. Those last rows link loads to charters and are many, so they are separated: added when broken.
 */
export class RestrictedMaster {
  readonly loads: Load[] = []
  readonly #problem: TransportProblem
  readonly #programme: IntegerProgramme
  readonly #serviceRows: ReadonlyMap<number, number>
  readonly #charterColumns: ReadonlyMap<number, number>
  readonly #limits: Map<number, CharterBounds>
  readonly #linkRows = new Map<string, Pair & { readonly row: number }>()
  readonly #firstLoad: number

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
      used.map((service) => ({ lower: -Infinity, upper: openSeats(problem, service) })),
    )
    this.#serviceRows = new Map(used.map((service, index) => [service, firstService + index]))
    programme.addColumns(
      groups.map((_, group) => ({ cost: problem.selfYuan[group] ?? 0, upper: Infinity, entries: [[group, 1]] })),
    )
    const everybody = groups.reduce((sum, group) => sum + group.size, 0)
    const charters = used.filter((service) => isCharter(problem.instance, service))
    this.#limits = new Map(
      charters.map((service) => [service, [0, Math.ceil(everybody / (services[service]?.seats ?? 1))]]),
    )
    const firstCharter = programme.addColumns(
      charters.map((service) => ({
        cost: services[service]?.fixedCost ?? 0,
        upper: this.#limits.get(service)?.[1] ?? 0,
        entries: [[this.#serviceRows.get(service) as number, -(services[service]?.seats ?? 0)]],
      })),
    )
    this.#charterColumns = new Map(charters.map((service, index) => [service, firstCharter + index]))
    this.#firstLoad = groups.length + charters.length
  }

  static async open(problem: TransportProblem): Promise<RestrictedMaster> {
    return new RestrictedMaster(problem, await IntegerProgramme.open())
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
    for (const rider of riders)
      for (const row of [rider.group, this.#serviceRows.get(rider.service), this.#linkRows.get(pairKey(rider))?.row])
        if (row !== undefined) sums.set(row, (sums.get(row) ?? 0) + rider.passengers)
    return [...sums]
  }

  charterBounds(service: number): CharterBounds {
    return this.#limits.get(service) ?? [0, 0]
  }

  boundCharters(service: number, limits: CharterBounds): void {
    this.#limits.set(service, limits)
    this.#programme.limitColumn(this.#charterColumns.get(service) as number, ...limits)
  }

  /** Null when the time was too short. */
  solve(seconds: number): MasterSolution | null {
    const { instance } = this.#problem
    const { values, duals, objective, optimal } = this.#programme.solve({ seconds })
    if (!optimal || !values) return null
    const worth = duals.slice(0, instance.groups.length)
    const scarcity = new Map([...this.#serviceRows].map(([service, row]) => [service, -(duals[row] ?? 0)]))
    const sharing = new Map([...this.#linkRows].map(([key, { row }]) => [key, -(duals[row] ?? 0)]))
    const way = (group: number, service: number) =>
      seatYuan(instance, service) + (scarcity.get(service) ?? 0) + (sharing.get(pairKey({ group, service })) ?? 0)
    const hired = new Map([...this.#charterColumns].map(([service, column]) => [service, values[column] ?? 0]))
    const dualYuan = this.#dualYuan(worth, scarcity, sharing)
    return { prices: { worth, way }, hired, objective, dualYuan, cuts: this.#separate(values) }
  }

  #dualYuan(
    worth: ArrayLike<number>,
    scarcity: ReadonlyMap<number, number>,
    sharing: ReadonlyMap<string, number>,
  ): number {
    const { groups, services } = this.#problem.instance
    let dualYuan = 0
    for (const [group, { size }] of groups.entries()) dualYuan += size * (worth[group] ?? 0)
    for (const [service, yuan] of scarcity) dualYuan -= yuan * openSeats(this.#problem, service)
    const lost = new Map<number, number>()
    for (const service of this.#charterColumns.keys()) {
      const { seats, fixedCost } = services[service] as (typeof services)[number]
      lost.set(service, fixedCost - seats * (scarcity.get(service) ?? 0))
    }
    for (const [key, { group, service }] of this.#linkRows) {
      const yuan = sharing.get(key) ?? 0
      dualYuan -= yuan * openSeats(this.#problem, service)
      lost.set(service, (lost.get(service) ?? 0) - yuan * this.#most(group, service))
    }
    for (const [service, yuan] of lost) {
      const [fewest, most] = this.charterBounds(service)
      dualYuan += yuan * (yuan > 0 ? fewest : most)
    }
    return dualYuan
  }

  /** How many of a group one hired vehicle can take. */
  #most(group: number, service: number): number {
    const { groups, services } = this.#problem.instance
    return Math.min(groups[group]?.size ?? 0, services[service]?.seats ?? 0)
  }

  #separate(values: Float64Array): number {
    const carried = new Map<string, Pair & { passengers: number; loads: [number, number][] }>()
    for (const [index, load] of this.loads.entries())
      for (const { group, service, passengers } of load.riders) {
        if (!this.#charterColumns.has(service)) continue
        const key = pairKey({ group, service })
        const sum = carried.get(key) ?? { group, service, passengers: 0, loads: [] }
        sum.passengers += passengers * (values[this.#firstLoad + index] ?? 0)
        sum.loads.push([this.#firstLoad + index, passengers])
        carried.set(key, sum)
      }
    const broken = [...carried].filter(([key, { group, service, passengers }]) => {
      const hired = values[this.#charterColumns.get(service) as number] ?? 0
      const carriable = this.#most(group, service) * hired + openSeats(this.#problem, service)
      return !this.#linkRows.has(key) && passengers > carriable + tolerance
    })
    const first = this.#programme.addRows(
      broken.map(([, { group, service, loads }]) => ({
        lower: -Infinity,
        upper: openSeats(this.#problem, service),
        entries: [...loads, [this.#charterColumns.get(service) as number, -this.#most(group, service)]],
      })),
    )
    for (const [index, [key, { group, service }]] of broken.entries())
      this.#linkRows.set(key, { group, service, row: first + index })
    return broken.length
  }

  dispose(): void {
    this.#programme.dispose()
  }
}
