import type { Departure } from './departure.ts'
import type { ProgrammeColumn, ProgrammeRow } from './integer-programme.ts'
import { isCharter, openSeats, ridersOf, staysTogether, type TransportProblem, wayYuan } from './transport-problem.ts'

/** What a column stands for. Its value counts units: `passengers` says how many people one unit is. */
export type Variable =
  | { readonly kind: 'fleet'; readonly departure: Departure; readonly seats: number }
  | {
      readonly kind: 'ride'
      readonly departure: Departure
      readonly group: number
      readonly service: number
      readonly passengers: number
    }
  | { readonly kind: 'part'; readonly of: number }
  | { readonly kind: 'charter'; readonly service: number }
  | { readonly kind: 'alone'; readonly group: number; readonly passengers: number }

type Entry = [index: number, coefficient: number]

/**
 * The compact formulation of a problem, a fixed-charge network design: one of its fleets for each departure that runs, groups
 * that stay together as one unit, the others passenger by passenger, vehicles hired whole.
 *
 * Two kinds of linking rows (strong forcing constraints, Magnanti and Wong 1984) make its linear relaxation tight: a group
 * rides only in the share in which its coach runs, and in a hired vehicle only in the share in which it is hired.
 * Parts are counted for the groups in `counted` alone, because hardly any plan comes near the limit and every count costs a
 * column.
 */
export class CompactFormulation {
  readonly rows: ProgrammeRow[] = []
  readonly columns: (ProgrammeColumn & { entries: Entry[] })[] = []
  readonly variables: Variable[] = []
  readonly #problem: TransportProblem
  readonly #groupRows: number[]
  readonly #partRows: ReadonlyMap<number, number>
  readonly #serviceRows = new Map<number, number>()
  readonly #charterColumns = new Map<number, number>()
  readonly #linkRows = new Map<string, number>()

  constructor(problem: TransportProblem, departures: readonly Departure[], counted: ReadonlySet<number>) {
    this.#problem = problem
    const { groups } = problem.instance
    this.#groupRows = groups.map((_, group) => this.#row(this.#units(group), this.#units(group)))
    this.#partRows = new Map([...counted].map((group) => [group, this.#row(-Infinity, problem.parts[group] ?? 1)]))
    for (const group of groups.keys()) this.#letGoAlone(group)
    for (const departure of departures) this.#offer(departure)
  }

  #row(lower: number, upper: number): number {
    return this.rows.push({ lower, upper }) - 1
  }

  #column(variable: Variable, column: Omit<ProgrammeColumn, 'entries'>, entries: Entry[]): number {
    this.variables.push(variable)
    return this.columns.push({ ...column, entries }) - 1
  }

  /** People in one unit of a group. */
  #unit(group: number): number {
    return staysTogether(this.#problem, group) ? (this.#problem.instance.groups[group]?.size ?? 1) : 1
  }

  #units(group: number): number {
    return (this.#problem.instance.groups[group]?.size ?? 0) / this.#unit(group)
  }

  #letGoAlone(group: number): void {
    const passengers = this.#unit(group)
    const upper = this.#units(group)
    const cost = passengers * (this.#problem.selfYuan[group] ?? 0)
    const column = this.#column({ kind: 'alone', group, passengers }, { cost, upper, whole: passengers > 1 }, [
      [this.#groupRows[group] as number, 1],
    ])
    this.#count(group, column, upper)
  }

  /** Makes a column of a counted group take one of its parts. */
  #count(group: number, column: number, upper: number): void {
    const parts = this.#partRows.get(group)
    if (parts === undefined) return
    const used = this.#row(-Infinity, 0)
    this.columns[column]?.entries.push([used, 1])
    this.#column({ kind: 'part', of: column }, { cost: 0, upper: 1, whole: true }, [
      [used, -upper],
      [parts, 1],
    ])
  }

  #offer(departure: Departure): void {
    const riders = ridersOf(departure)
    const everybody = riders.reduce((sum, group) => sum + this.#unit(group) * this.#units(group), 0)
    const once = this.#row(-Infinity, 1)
    const capacity = this.#row(-Infinity, 0)
    const running = new Map(riders.map((group) => [group, this.#row(-Infinity, 0)]))
    for (const { seats, yuan } of this.#problem.fleets(departure)) {
      const entries: Entry[] = [
        [once, 1],
        [capacity, -Math.min(seats, everybody)],
      ]
      for (const [group, row] of running) entries.push([row, -Math.min(this.#units(group), seats)])
      this.#column({ kind: 'fleet', departure, seats }, { cost: yuan, upper: 1, whole: true }, entries)
      if (seats >= everybody) break
    }
    for (const { group, service } of departure.ways)
      this.#ride(departure, group, service, [
        [this.#groupRows[group] as number, 1],
        [capacity, this.#unit(group)],
        [running.get(group) as number, 1],
      ])
  }

  #ride(departure: Departure, group: number, service: number, entries: Entry[]): void {
    const problem = this.#problem
    const passengers = this.#unit(group)
    let upper = this.#units(group)
    if (service >= 0) {
      const hired = isCharter(problem.instance, service) ? this.#charter(service) : null
      if (hired === null) upper = Math.min(upper, Math.floor(openSeats(problem, service) / passengers))
      if (upper === 0) return
      entries.push([this.#serviceRow(service), passengers])
      if (hired !== null) entries.push([this.#linkRow(group, service, hired), passengers])
    }
    const cost = passengers * (wayYuan(problem, departure, service) - problem.stayYuan(departure, group, service))
    const variable: Variable = { kind: 'ride', departure, group, service, passengers }
    const column = this.#column(variable, { cost, upper, whole: passengers > 1 }, entries)
    this.#count(group, column, upper)
  }

  #serviceRow(service: number): number {
    const row = this.#serviceRows.get(service) ?? this.#row(-Infinity, openSeats(this.#problem, service))
    this.#serviceRows.set(service, row)
    return row
  }

  #charter(service: number): number {
    const { groups, services } = this.#problem.instance
    const { seats, fixedCost } = services[service] as (typeof services)[number]
    const everybody = groups.reduce((sum, group) => sum + group.size, 0)
    const column =
      this.#charterColumns.get(service) ??
      this.#column(
        { kind: 'charter', service },
        { cost: fixedCost, upper: Math.ceil(everybody / seats), whole: true },
        [[this.#serviceRow(service), -seats]],
      )
    this.#charterColumns.set(service, column)
    return column
  }

  #linkRow(group: number, service: number, hired: number): number {
    const known = this.#linkRows.get(`${group} ${service}`)
    if (known !== undefined) return known
    const { groups, services } = this.#problem.instance
    const row = this.#row(-Infinity, openSeats(this.#problem, service))
    const most = Math.min(groups[group]?.size ?? 0, services[service]?.seats ?? 0)
    this.columns[hired]?.entries.push([row, -most])
    this.#linkRows.set(`${group} ${service}`, row)
    return row
  }
}
