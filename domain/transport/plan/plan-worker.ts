import { parentPort, workerData } from 'node:worker_threads'
import { planOf } from './load.ts'
import { optimiseLoads } from './optimise-loads.ts'
import type { PlanFound, PlanWork } from './plan-trips.ts'
import { transportProblem } from './transport-problem.ts'

const { instance, seconds } = workerData as PlanWork
const problem = transportProblem(instance)
await optimiseLoads(problem, seconds * 1000, ({ loads, costYuan, lowerBoundYuan }) => {
  const found: PlanFound = { plan: planOf(problem, loads), costYuan, lowerBoundYuan }
  parentPort?.postMessage(found)
})
