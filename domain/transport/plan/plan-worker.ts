import { parentPort, workerData } from 'node:worker_threads'
import { buildProblem } from './build-problem.ts'
import { mergePlans } from './merge-plans.ts'
import type { PlanFound, PlanningAgain, PlanWork } from './plan-in-worker.ts'
import { planOfLoads } from './plan-of-loads.ts'
import { planYuan } from './plan-yuan.ts'
import { IntegerProgramme } from './solve/integer-programme.ts'
import { optimiseLoads } from './solve/optimise-loads.ts'
import type { TransportProblem } from './solve/transport-problem.ts'

const { instance, seconds, again } = workerData as PlanWork
// A thread's clock may have begun with its process, long ago.
const until = performance.now() + seconds * 1000
IntegerProgramme.prepare()
const problem = again ? await problemAgain(again) : buildProblem(instance)
const keptYuan = again ? planYuan(again.kept, instance) : 0
await optimiseLoads(problem, until, ({ loads, costYuan, lowerBoundYuan }) => {
  const plan = planOfLoads(problem, loads)
  const found: PlanFound = {
    plan: again ? mergePlans(again.kept, plan) : plan,
    costYuan: keptYuan + costYuan,
    lowerBoundYuan: lowerBoundYuan === null ? null : keptYuan + lowerBoundYuan,
  }
  parentPort?.postMessage(found)
})

async function problemAgain({ previous, kept, constraints }: PlanningAgain): Promise<TransportProblem> {
  // Loaded only here: its schemas take a tenth of a second that most planning does not have to spend.
  const { replanProblem } = await import('./replan-problem.ts')
  return replanProblem(instance, previous, kept, constraints)
}
