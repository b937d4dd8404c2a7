import { constructLoads } from './construct-loads.ts'
import { type Load, loadsYuan } from './load.ts'
import { PlanSearch } from './plan-search.ts'
import { nearGap, probe } from './probe.ts'
import { reducedCostBound } from './reduced-cost-bound.ts'
import { solveCompact } from './solve-compact.ts'
import type { TransportProblem } from './transport-problem.ts'

export interface Finding {
  readonly loads: readonly Load[]
  readonly costYuan: number
  readonly lowerBoundYuan: number | null
}

/** Departures with a reduced cost above this hardly ever belong to a good plan. */
const promisingYuan = 1
/** So few departures are all promising. */
const few = 40
const firstGap = 0.004
const lastGap = 0.0001

/**
 * Looks for the least-cost loads until `until` (on the clock of `performance.now()`) or until nothing is left to gain, and reports every
 * better plan and bound. Without groups nothing is the best plan. A greedy plan first. Then the problem falls into components, again and
 * again, while relaxations prove bounds and fix which vehicles are hired whole. Each component is solved by integer programming, first
 * restricted to its promising departures and then over all of them, which proves the last bound.
 */
export async function optimiseLoads(
  problem: TransportProblem,
  until: number,
  report: (finding: Finding) => void,
): Promise<void> {
  if (problem.instance.groups.length === 0) return report({ loads: [], costYuan: 0, lowerBoundYuan: 0 })
  const whole = new PlanSearch(problem)
  let told = { yuan: Infinity, bound: -Infinity }
  const tell = () => {
    const { loads, yuan } = whole.incumbent
    // Every price is in whole yuan, and so is the cost of every plan.
    const bound = Math.max(told.bound, Math.ceil(whole.boundYuan - 0.01))
    if (yuan >= told.yuan && bound <= told.bound) return
    told = { yuan, bound }
    const costYuan = loadsYuan(problem, loads)
    report({ loads, costYuan, lowerBoundYuan: Number.isFinite(bound) ? Math.min(bound, costYuan) : null })
  }
  whole.offer(constructLoads(problem))
  tell()

  const probed: PlanSearch[] = []
  // The largest part first: it has most to gain.
  for (const part of whole.split().toReversed()) probed.push(...(await probe(part, until, tell)))
  const parts: PlanSearch[] = []
  for (const part of probed.sort((a, b) => b.gapYuan - a.gapYuan)) {
    const { yuan } = part.incumbent
    await solveRestricted(part, until, tell)
    // A better plan lets more charters be fixed.
    const nearer = part.incumbent.yuan < yuan && part.gapYuan < nearGap * part.boundYuan
    parts.push(...(nearer ? await probe(part, until, tell) : [part]))
  }
  const urgency = (part: PlanSearch) => part.gapYuan / (1 + part.problem.departures.length)
  for (const part of parts.sort((a, b) => urgency(b) - urgency(a))) await solveWhole(part, until, tell)
}

/** Solves the restricted problem of the departures with a reduced cost near 0: a small programme with a good answer. */
async function solveRestricted(search: PlanSearch, until: number, onNews: () => void): Promise<void> {
  const { divided, problem, relaxation } = search
  if (!relaxation || search.gapYuan < 1 || problem.departures.length <= few) return
  const before = search.incumbent.yuan
  const halfTime = (performance.now() + until) / 2
  await solveCompact(problem, {
    departures: problem.departures.filter(
      (departure) => reducedCostBound(problem, departure, relaxation.prices) <= promisingYuan,
    ),
    seconds: (until - performance.now()) / 1000,
    gap: firstGap,
    counted: divided,
    onBetter: (loads) => {
      search.offer(loads)
      onNews()
    },
    onBound: () => {},
    // The other half proves a better bound than the relaxation's.
    isEnough: () => search.incumbent.yuan < before && performance.now() > halfTime,
  })
}

/** Solves over all departures, again for as long as answers divide groups too often whose parts were not counted. */
async function solveWhole(search: PlanSearch, until: number, onNews: () => void): Promise<void> {
  const { divided, problem } = search
  for (let counted = -1; counted < divided.size && search.gapYuan >= 1 && performance.now() < until; ) {
    counted = divided.size
    await solveCompact(problem, {
      departures: problem.departures,
      start: search.incumbent.loads,
      seconds: (until - performance.now()) / 1000,
      gap: lastGap,
      counted: new Set(divided),
      onBetter: (loads) => {
        search.offer(loads)
        onNews()
      },
      onBound: (yuan) => {
        search.prove(yuan)
        onNews()
      },
    })
  }
}
