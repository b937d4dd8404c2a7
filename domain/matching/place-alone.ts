import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { placeClasses } from './place-classes.ts'
import { seatMembers } from './seat-members.ts'
import { workerClasses } from './worker-classes.ts'

/** The exact lexicographic optimum for workers who are each free to go where they like. */
export function placeAlone(workers: readonly MatchingWorker[], jobOrders: readonly MatchingJobOrder[]): Assignment[] {
  const classes = workerClasses(workers, jobOrders)
  const headcounts = jobOrders.map((job) => job.headcount)
  const { placed } = placeClasses(classes, headcounts)
  return seatMembers(classes, placed, workers, jobOrders)
}
