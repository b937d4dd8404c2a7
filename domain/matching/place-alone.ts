import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { placeClasses } from './place-classes.ts'
import { workerClasses } from './worker-classes.ts'

/** The exact lexicographic optimum for workers who are each free to go where they like. */
export function placeAlone(workers: readonly MatchingWorker[], jobOrders: readonly MatchingJobOrder[]): Assignment[] {
  const classes = workerClasses(workers, jobOrders)
  const next = classes.firstMember.slice(0, classes.count)
  const assignments: Assignment[] = []
  const headcounts = jobOrders.map((job) => job.headcount)
  for (const { workerClass, job, units } of placeClasses(classes, headcounts)) {
    for (let unit = 0; unit < units; unit++) {
      const worker = workers[classes.members[next[workerClass]!++]!]!
      assignments.push({ worker: worker.id, jobOrder: jobOrders[job]!.id })
    }
  }
  return assignments
}
