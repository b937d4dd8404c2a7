import { chooseLoads } from './choose-loads.ts'
import { constructLoads } from './construct-loads.ts'
import { type Load, loadsYuan, stayedYuan } from './load.ts'
import { reducedCost } from './reduced-cost.ts'
import { relax } from './relaxation.ts'
import { settleLoads } from './settle-loads.ts'
import type { TransportProblem } from './transport-problem.ts'

export interface Finding {
  readonly loads: readonly Load[]
  readonly costYuan: number
  readonly lowerBoundYuan: number | null
}

/** Departures that lose more than this at the relaxation's prices hardly ever belong to a good plan. */
const promisingYuan = 1
const firstGap = 0.004
const lastGap = 0.0001

/**
 * Looks for the least-cost loads until `until` (on the clock of `performance.now()`) or until nothing is left to gain, and
 * reports every better plan and bound. Three steps: a greedy plan; a relaxation that proves a bound and prices the seats;
 * the integer programme, first over the promising departures and then over all of them, which proves the last bound.
 */
export async function optimiseLoads(
  problem: TransportProblem,
  until: number,
  report: (finding: Finding) => void,
): Promise<void> {
  let best: Finding = { loads: [], costYuan: Infinity, lowerBoundYuan: null }
  let bestRank = Infinity
  const divided = new Set<number>()
  const better = (found: readonly Load[]) => {
    const settled = settleLoads(problem, found)
    for (const group of settled.divided) divided.add(group)
    const costYuan = loadsYuan(problem, settled.loads)
    const rank = costYuan - stayedYuan(problem, settled.loads)
    if (rank >= bestRank) return
    bestRank = rank
    best = { ...best, loads: settled.loads, costYuan }
    report(best)
  }
  const prove = (yuan: number) => {
    // Every price is in whole yuan, and so is the cost of every plan.
    const lowerBoundYuan = Math.min(best.costYuan, Math.ceil(yuan - 0.01))
    if (!Number.isFinite(yuan) || lowerBoundYuan <= (best.lowerBoundYuan ?? 0)) return
    best = { ...best, lowerBoundYuan }
    report(best)
  }
  const secondsLeft = () => (until - performance.now()) / 1000

  better(constructLoads(problem))
  const { bound, prices, hired } = await relax(problem, best.loads, until)
  prove(bound)
  for (const share of [0.2, 0.5, 0.8])
    better(
      constructLoads(problem, new Map([...hired].map(([service, count]) => [service, Math.floor(count + 1 - share)]))),
    )
  const promising = problem.departures.filter((departure) => reducedCost(problem, departure, prices) <= promisingYuan)
  const common = { counted: divided, onBetter: better }
  await chooseLoads(problem, {
    ...common,
    departures: promising,
    seconds: secondsLeft(),
    gap: firstGap,
    onBound: () => {},
  })
  await chooseLoads(problem, {
    ...common,
    departures: problem.departures,
    start: best.loads,
    seconds: secondsLeft(),
    gap: lastGap,
    onBound: prove,
  })
}
