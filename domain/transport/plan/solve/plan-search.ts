import { decomposeProblem, type Subproblem } from './decompose-problem.ts'
import { fixCharters } from './fix-charters.ts'
import type { Relaxation } from './generate-columns.ts'
import { type Load, loadsYuan, stayedYuan } from './load.ts'
import { repairLoads } from './repair-loads.ts'
import { isCharter, openSeats, type TransportProblem } from './transport-problem.ts'

/**
 * What is known of a problem while it is planned: the incumbent (the best loads) and the bound, found for it as a whole or for
 * all its parts. Costs are less what it is worth that passengers stay with the ways of an earlier plan.
 */
export class PlanSearch {
  readonly problem: TransportProblem
  /** Groups that some loads divided too often. */
  readonly divided = new Set<number>()
  /** The last relaxation, and the columns of its restricted master. */
  relaxation: Relaxation | null = null
  columns: readonly Load[] = []
  readonly #outer: PlanSearch | null
  #incumbent: { readonly loads: readonly Load[]; readonly yuan: number }
  #boundYuan = -Infinity
  #inner: readonly { readonly part: Subproblem; readonly search: PlanSearch }[] = []
  #fixedYuan = 0

  constructor(problem: TransportProblem, outer: PlanSearch | null = null) {
    this.problem = problem
    this.#outer = outer
    this.#incumbent = { loads: [], yuan: this.#yuanOf([]) }
  }

  get incumbent(): { readonly loads: readonly Load[]; readonly yuan: number } {
    return this.#incumbent
  }

  /** No plan costs less; -Infinity as long as nothing is proved of some part. */
  get boundYuan(): number {
    const parts = this.#inner.reduce((sum, { search }) => sum + search.boundYuan, this.#fixedYuan)
    const proved = this.#inner.length > 0 ? Math.max(this.#boundYuan, parts) : this.#boundYuan
    // Charters were fixed for plans that cost less than the incumbent.
    return Math.min(this.#incumbent.yuan, proved)
  }

  get gapYuan(): number {
    return this.#incumbent.yuan - this.boundYuan
  }

  #yuanOf(loads: readonly Load[]): number {
    return loadsYuan(this.problem, loads) - stayedYuan(this.problem, loads)
  }

  /** Keeps the loads, repaired, if they are better than the incumbent. */
  offer(loads: readonly Load[]): void {
    const repaired = repairLoads(this.problem, loads)
    for (const group of repaired.divided) this.divided.add(group)
    this.#keep(repaired.loads)
  }

  #keep(loads: readonly Load[]): void {
    const yuan = this.#yuanOf(loads)
    if (yuan >= this.#incumbent.yuan) return
    this.#incumbent = { loads, yuan }
    if (this.#outer) this.#outer.#gather()
  }

  #gather(): void {
    this.#keep(this.#inner.flatMap(({ part, search }) => part.toWhole(search.incumbent.loads)))
  }

  prove(yuan: number): void {
    if (Number.isFinite(yuan)) this.#boundYuan = Math.max(this.#boundYuan, yuan)
  }

  /** Goes on with the components of the problem once the numbers of vehicles hired of some services are fixed. */
  split(fixed: ReadonlyMap<number, number> = new Map()): readonly PlanSearch[] {
    const narrow = fixCharters(this.problem, fixed)
    this.#inner = decomposeProblem(narrow.problem).map((inner) => {
      const part: Subproblem = {
        problem: inner.problem,
        toWhole: (loads) => narrow.toWhole(inner.toWhole(loads)),
        toPart: (loads) => inner.toPart(narrow.toPart(loads)),
      }
      return { part, search: new PlanSearch(inner.problem, this) }
    })
    for (const [service, count] of fixed)
      this.#fixedYuan += count * (this.problem.instance.services[service]?.fixedCost ?? 0)
    for (const { part, search } of this.#inner) {
      const loads = part.toPart(this.#incumbent.loads)
      if (fits(search.problem, loads)) search.offer(loads)
      search.columns = part.toPart(this.columns)
    }
    return this.#inner.map(({ search }) => search)
  }
}

/** True when no service with a number of seats carries more people than that. */
function fits(problem: TransportProblem, loads: readonly Load[]): boolean {
  const free = problem.instance.services.map((_, service) =>
    isCharter(problem.instance, service) ? Infinity : openSeats(problem, service),
  )
  for (const { service, passengers } of loads.flatMap((load) => load.riders))
    if (service >= 0) free[service] = (free[service] ?? 0) - passengers
  return free.every((seats) => seats >= 0)
}
