import { constructLoads } from './construct-loads.ts'
import { type Load, loadsYuan } from './load.ts'
import { PlanSearch } from './plan-search.ts'
import { nearGap, survey } from './probe.ts'
import { reducedCost } from './reduced-cost-bound.ts'
import { chooseLoads } from './solve-compact.ts'
import type { TransportProblem } from './transport-problem.ts'

export interface Finding {
  readonly loads: readonly Load[]
  readonly costYuan: number
  readonly lowerBoundYuan: number | null
}

/** Departures that lose more than this at the relaxation's prices hardly ever belong to a good plan. */
const promisingYuan = 1
/** So few departures are all promising. */
const few = 40
const firstGap = 0.004
const lastGap = 0.0001

/**
 * Looks for the least-cost loads until `until` (on the clock of `performance.now()`) or until nothing is left to gain, and
 * reports every better plan and bound. A greedy plan first. Then the problem falls into parts, again and again, while
 * relaxations prove bounds and settle which vehicles are hired whole. Each part is chosen by integer programming, first
 * among its promising departures and then among all of them, which proves the last bound.
 */
export async function optimiseLoads(
  problem: TransportProblem,
  until: number,
  report: (finding: Finding) => void,
): Promise<void> {
  const whole = new PlanSearch(problem)
  let told = { yuan: Infinity, bound: -Infinity }
  const tell = () => {
    const { loads, yuan } = whole.best
    // Every price is in whole yuan, and so is the cost of every plan.
    const bound = Math.max(told.bound, Math.ceil(whole.boundYuan - 0.01))
    if (yuan >= told.yuan && bound <= told.bound) return
    told = { yuan, bound }
    const costYuan = loadsYuan(problem, loads)
    report({ loads, costYuan, lowerBoundYuan: Number.isFinite(bound) ? Math.min(bound, costYuan) : null })
  }
  whole.offer(constructLoads(problem))
  tell()

  const surveyed: PlanSearch[] = []
  // The largest part first: it has most to gain.
  for (const part of whole.split().toReversed()) surveyed.push(...(await survey(part, until, tell)))
  const parts: PlanSearch[] = []
  for (const part of surveyed.sort((a, b) => b.gapYuan - a.gapYuan)) {
    const { yuan } = part.best
    await chooseAmongPromising(part, until, tell)
    // A better plan settles more vehicles.
    const nearer = part.best.yuan < yuan && part.gapYuan < nearGap * part.boundYuan
    parts.push(...(nearer ? await survey(part, until, tell) : [part]))
  }
  const urgency = (part: PlanSearch) => part.gapYuan / (1 + part.problem.departures.length)
  for (const part of parts.sort((a, b) => urgency(b) - urgency(a))) await chooseAmongAll(part, until, tell)
}

/** Chooses among the departures that cost nothing at the relaxation's prices: a small programme with a good answer. */
async function chooseAmongPromising(search: PlanSearch, until: number, onNews: () => void): Promise<void> {
  const { divided, problem, relaxation } = search
  if (!relaxation || search.gapYuan < 1 || problem.departures.length <= few) return
  const before = search.best.yuan
  const halfTime = (performance.now() + until) / 2
  await chooseLoads(problem, {
    departures: problem.departures.filter(
      (departure) => reducedCost(problem, departure, relaxation.prices) <= promisingYuan,
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
    isEnough: () => search.best.yuan < before && performance.now() > halfTime,
  })
}

/** Chooses among all departures, again for as long as answers divide groups too often whose parts were not counted. */
async function chooseAmongAll(search: PlanSearch, until: number, onNews: () => void): Promise<void> {
  const { divided, problem } = search
  for (let counted = -1; counted < divided.size && search.gapYuan >= 1 && performance.now() < until; ) {
    counted = divided.size
    await chooseLoads(problem, {
      departures: problem.departures,
      start: search.best.loads,
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
