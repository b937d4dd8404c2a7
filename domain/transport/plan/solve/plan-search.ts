import { type ProblemPart, splitProblem } from './decompose-problem.ts'
import { narrowProblem } from './fix-charters.ts'
import type { Relaxation } from './generate-columns.ts'
import { type Load, loadsYuan, stayedYuan } from './load.ts'
import { settleLoads } from './repair-loads.ts'
import { isCharter, openSeats, type TransportProblem } from './transport-problem.ts'

/**
 * What is known of a problem while it is planned: the best loads and the bound, found for it as a whole or for all its parts.
 * Costs are less what it is worth that passengers stay with the ways of an earlier plan.
 */
export class PlanSearch {
  readonly problem: TransportProblem
  /** Groups that some loads divided too often. */
  readonly divided = new Set<number>()
  /** The last relaxation, and the loads that it mixed. */
  relaxation: Relaxation | null = null
  mixed: readonly Load[] = []
  readonly #outer: PlanSearch | null
  #best: { readonly loads: readonly Load[]; readonly yuan: number }
  #boundYuan = -Infinity
  #inner: readonly { readonly part: ProblemPart; readonly search: PlanSearch }[] = []
  #settledYuan = 0

  constructor(problem: TransportProblem, outer: PlanSearch | null = null) {
    this.problem = problem
    this.#outer = outer
    this.#best = { loads: [], yuan: this.#yuanOf([]) }
  }

  get best(): { readonly loads: readonly Load[]; readonly yuan: number } {
    return this.#best
  }

  /** No plan costs less; -Infinity as long as nothing is proved of some part. */
  get boundYuan(): number {
    const parts = this.#inner.reduce((sum, { search }) => sum + search.boundYuan, this.#settledYuan)
    const proved = this.#inner.length > 0 ? Math.max(this.#boundYuan, parts) : this.#boundYuan
    // Vehicles were settled for plans that cost less than the best.
    return Math.min(this.#best.yuan, proved)
  }

  get gapYuan(): number {
    return this.#best.yuan - this.boundYuan
  }

  #yuanOf(loads: readonly Load[]): number {
    return loadsYuan(this.problem, loads) - stayedYuan(this.problem, loads)
  }

  /** Keeps the loads, settled, if they are better than the best. */
  offer(loads: readonly Load[]): void {
    const settled = settleLoads(this.problem, loads)
    for (const group of settled.divided) this.divided.add(group)
    this.#keep(settled.loads)
  }

  #keep(loads: readonly Load[]): void {
    const yuan = this.#yuanOf(loads)
    if (yuan >= this.#best.yuan) return
    this.#best = { loads, yuan }
    if (this.#outer) this.#outer.#gather()
  }

  #gather(): void {
    this.#keep(this.#inner.flatMap(({ part, search }) => part.toWhole(search.best.loads)))
  }

  prove(yuan: number): void {
    if (Number.isFinite(yuan)) this.#boundYuan = Math.max(this.#boundYuan, yuan)
  }

  /** Goes on with the parts of the problem once the vehicles hired of some services are settled. */
  split(settled: ReadonlyMap<number, number> = new Map()): readonly PlanSearch[] {
    const narrow = narrowProblem(this.problem, settled)
    this.#inner = splitProblem(narrow.problem).map((inner) => {
      const part: ProblemPart = {
        problem: inner.problem,
        toWhole: (loads) => narrow.toWhole(inner.toWhole(loads)),
        toPart: (loads) => inner.toPart(narrow.toPart(loads)),
      }
      return { part, search: new PlanSearch(inner.problem, this) }
    })
    for (const [service, count] of settled)
      this.#settledYuan += count * (this.problem.instance.services[service]?.fixedCost ?? 0)
    for (const { part, search } of this.#inner) {
      const loads = part.toPart(this.#best.loads)
      if (fits(search.problem, loads)) search.offer(loads)
      search.mixed = part.toPart(this.mixed)
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
