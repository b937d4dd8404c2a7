import { Worker } from 'node:worker_threads'
import { isRefusal, type Refusal } from '../../kernel/refusal.ts'
import { constructLoads } from './construct-loads.ts'
import { loadsYuan, planOf } from './load.ts'
import { seatFill } from './seat-fill.ts'
import { settleLoads } from './settle-loads.ts'
import { readInstance, type TransportInstance, type TransportPlan } from './transport-instance.ts'
import { transportProblem } from './transport-problem.ts'

export interface PlannedTrips extends TransportPlan {
  readonly costYuan: number
  /** No plan can cost less; null when no bound was proved in the time given. */
  readonly lowerBoundYuan: number | null
  /** How far the cost may lie above the optimum, as a share of the bound; null without a bound. */
  readonly gap: number | null
  /** Passengers on coaches per coach seat, 0 to 1. */
  readonly seatFill: number
}

/** What the worker thread is given, and what it sends back each time it knows better. */
export interface PlanWork {
  readonly instance: TransportInstance
  readonly seconds: number
}

export interface PlanFound {
  readonly plan: TransportPlan
  readonly costYuan: number
  readonly lowerBoundYuan: number | null
}

const defaultSeconds = 5

/**
 * Plans the journeys of all groups at least cost, in a worker thread, and stops after `seconds` with the best plan found
 * and the bound proved by then. 0 seconds give a fair plan without a bound, at once and in this thread.
 * `invalid-instance` for a malformed instance, `infeasible` for one in which a group cannot travel at all.
 */
export async function planTrips(
  instance: TransportInstance,
  { seconds = defaultSeconds }: { seconds?: number } = {},
): Promise<PlannedTrips | Refusal<'infeasible' | 'invalid-instance'>> {
  const read = readInstance(instance)
  if (isRefusal(read)) return read
  const { plan, ...found } = seconds > 0 ? await planInWorker({ instance: read, seconds }) : planAtOnce(read)
  return { ...plan, ...found, gap: gapOf(found), seatFill: seatFill(plan) }
}

function gapOf({ costYuan, lowerBoundYuan }: Omit<PlanFound, 'plan'>): number | null {
  if (lowerBoundYuan === null) return null
  return costYuan === lowerBoundYuan ? 0 : costYuan / lowerBoundYuan - 1
}

function planAtOnce(instance: TransportInstance): PlanFound {
  const problem = transportProblem(instance)
  const { loads } = settleLoads(problem, constructLoads(problem))
  return { plan: planOf(problem, loads), costYuan: loadsYuan(problem, loads), lowerBoundYuan: null }
}

/** The worker's file stands beside this one: as TypeScript in the sources, as `plan-worker.mjs` in a bundle. */
const workerFile = import.meta.url.endsWith('.ts') ? './plan-worker.ts' : './plan-worker.mjs'

function planInWorker(work: PlanWork): Promise<PlanFound> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), { workerData: work })
    let best: PlanFound | undefined
    let late = false
    const settle = () => {
      clearTimeout(timer)
      if (best) resolve(best)
      else reject(new Error('the planner ended without a plan'))
      void worker.terminate()
    }
    const timer = setTimeout(() => {
      late = true
      if (best) settle()
    }, work.seconds * 1000)
    worker.on('message', (found: PlanFound) => {
      best = found
      if (late) settle()
    })
    worker.on('error', reject)
    worker.on('exit', settle)
  })
}
