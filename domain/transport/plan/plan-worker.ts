import { parentPort, workerData } from 'node:worker_threads'
import { planOf } from './load.ts'
import { mergePlans } from './merge-plans.ts'
import { optimiseLoads } from './optimise-loads.ts'
import type { PlanFound, PlanWork } from './plan-in-worker.ts'
import { planYuan } from './plan-yuan.ts'
import { replanProblem } from './replan-problem.ts'
import { transportProblem } from './transport-problem.ts'

const { instance, seconds, again } = workerData as PlanWork
// A thread's clock may have begun with its process, long ago.
const until = performance.now() + seconds * 1000
const problem = again ? replanProblem(instance, again.previous, again.kept, again.wishes) : transportProblem(instance)
const keptYuan = again ? planYuan(again.kept, instance) : 0
await optimiseLoads(problem, until, ({ loads, costYuan, lowerBoundYuan }) => {
  const plan = planOf(problem, loads)
  const found: PlanFound = {
    plan: again ? mergePlans(again.kept, plan) : plan,
    costYuan: keptYuan + costYuan,
    lowerBoundYuan: lowerBoundYuan === null ? null : keptYuan + lowerBoundYuan,
  }
  parentPort?.postMessage(found)
})
