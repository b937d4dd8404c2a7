import { type Filling, fillCoaches, type SeatPrices } from './price-departure.ts'
import type { LoadMaster } from './restricted-master.ts'
import type { TransportProblem } from './transport-problem.ts'

export interface Relaxation {
  /** No plan costs less, yuan. */
  readonly bound: number
  readonly prices: SeatPrices
  /** How many vehicles of each service hired whole it would take, in fractions. */
  readonly hired: ReadonlyMap<number, number>
}

const near = 1e-6

/**
 * Proves a lower bound and finds what a seat is worth to each group, by column generation: loads that are profitable at the
 * prices of a linear programme over loads join it, until none is, until `until` (on the clock of `performance.now()`), or until
 * it is clear whether the bound reaches `target`. The bound holds at every step, because a departure runs at most
 * once: the prices' own bound less the best profit of each departure.
 */
export function relax(
  problem: TransportProblem,
  master: LoadMaster,
  { until, target = Infinity }: { until: number; target?: number },
): Relaxation {
  let bound = 0
  let hired: ReadonlyMap<number, number> = new Map()
  let prices: SeatPrices = { worth: problem.selfYuan, way: () => Number.POSITIVE_INFINITY }
  for (;;) {
    const solution = master.solve((until - performance.now()) / 1000)
    if (!solution) break
    prices = solution.prices
    hired = solution.hired
    if (Number.isFinite(target) && solution.objective < target && solution.sharpened === 0) break
    const fresh = problem.departures.flatMap((departure) => {
      const filling = mostProfitable(fillCoaches(problem, departure, solution.prices))
      return filling && filling.profit > near ? [{ departure, ...filling }] : []
    })
    const excess = fresh.reduce((sum, load) => sum + load.profit, 0)
    bound = Math.max(bound, solution.dualYuan - excess)
    const closed = solution.objective - bound <= near * solution.objective
    if (bound >= target || ((fresh.length === 0 || closed) && solution.sharpened === 0)) break
    master.add(fresh)
  }
  return { bound, prices, hired }
}

function mostProfitable(fillings: readonly Filling[]): Filling | null {
  return fillings.reduce<Filling | null>((best, next) => (best && best.profit >= next.profit ? best : next), null)
}
