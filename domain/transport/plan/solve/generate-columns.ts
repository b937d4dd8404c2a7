import { type DualPrices, type PricedLoad, priceDeparture } from './price-departure.ts'
import type { RestrictedMaster } from './restricted-master.ts'
import type { TransportProblem } from './transport-problem.ts'

export interface Relaxation {
  /** No plan costs less, yuan. */
  readonly bound: number
  readonly prices: DualPrices
  /** How many vehicles of each service hired whole it would take, in fractions. */
  readonly hired: ReadonlyMap<number, number>
}

const near = 1e-6

/**
 * Column generation (Lübbecke and Desrosiers 2005): loads of negative reduced cost at the dual prices of the restricted master
 * join it. Proves a lower bound and finds what a seat is worth to each group; ends when no load is left to add, at `until`
 * (on the clock of `performance.now()`), or when it is clear whether the bound reaches `target`. The Lagrangian bound holds at
 * every step, because a departure runs at most once: the dual objective less the best profit of each departure.
 */
export function generateColumns(
  problem: TransportProblem,
  master: RestrictedMaster,
  { until, target = Infinity }: { until: number; target?: number },
): Relaxation {
  let bound = 0
  let hired: ReadonlyMap<number, number> = new Map()
  let prices: DualPrices = { worth: problem.selfYuan, way: () => Number.POSITIVE_INFINITY }
  for (;;) {
    const solution = master.solve((until - performance.now()) / 1000)
    if (!solution) break
    prices = solution.prices
    hired = solution.hired
    if (Number.isFinite(target) && solution.objective < target && solution.cuts === 0) break
    const fresh = problem.departures.flatMap((departure) => {
      const load = mostProfitable(priceDeparture(problem, departure, solution.prices))
      return load && load.profit > near ? [{ departure, ...load }] : []
    })
    const excess = fresh.reduce((sum, load) => sum + load.profit, 0)
    bound = Math.max(bound, solution.dualYuan - excess)
    const closed = solution.objective - bound <= near * solution.objective
    if (bound >= target || ((fresh.length === 0 || closed) && solution.cuts === 0)) break
    master.add(fresh)
  }
  return { bound, prices, hired }
}

function mostProfitable(priced: readonly PricedLoad[]): PricedLoad | null {
  return priced.reduce<PricedLoad | null>((best, next) => (best && best.profit >= next.profit ? best : next), null)
}
