import { Worker } from 'node:worker_threads'
import type { ReplanConstraints } from './replan-constraints.ts'
import type { TransportInstance } from './solve/transport-instance.ts'
import type { TransportPlan } from './transport-plan.ts'

/** What the worker thread is given. */
export interface PlanWork {
  readonly instance: TransportInstance
  readonly seconds: number
  readonly again?: PlanningAgain
}

/** An earlier plan, when it is planned again, and what is kept of it. */
export interface PlanningAgain {
  readonly previous: TransportPlan
  readonly kept: TransportPlan
  readonly constraints: ReplanConstraints
}

/** What the worker sends back each time it knows better. */
export interface PlanFound {
  readonly plan: TransportPlan
  readonly costYuan: number
  readonly lowerBoundYuan: number | null
}

/** The worker's file stands beside this one: as TypeScript in the sources, as `plan-worker.mjs` in a bundle. */
const workerFile = import.meta.url.endsWith('.ts') ? './plan-worker.ts' : './plan-worker.mjs'

/** Plans in a thread of its own and gives the best plan after `seconds`, or earlier when nothing is left to gain. */
export function planInWorker(work: PlanWork): Promise<PlanFound> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(workerFile, import.meta.url), {
      workerData: work,
      // The planner makes much that is soon thrown away: in less room it costs no more time.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
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
    worker.on('error', (error) => {
      // A solver that ran out of memory leaves a plan behind that is as good as one that ran out of time.
      if (best) return settle()
      clearTimeout(timer)
      reject(error)
    })
    worker.on('exit', settle)
  })
}
