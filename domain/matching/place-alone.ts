import type { Assignment, MatchingJobOrder, MatchingWorker } from './matching-instance.ts'
import { placeClasses } from './place-classes.ts'
import { seatMembers } from './seat-members.ts'
import { priorityFirst, type Urgency, workerClasses } from './worker-classes.ts'

/** The exact lexicographic optimum for workers who each go where they like, or where they like among some enterprises. */
export function placeAlone(
  workers: readonly MatchingWorker[],
  jobOrders: readonly MatchingJobOrder[],
  enterprisesOf?: Urgency['enterprisesOf'],
): Assignment[] {
  const classes = workerClasses(workers, jobOrders, { ...priorityFirst, ...(enterprisesOf && { enterprisesOf }) })
  const headcounts = jobOrders.map((job) => job.headcount)
  const { placed } = placeClasses(classes, headcounts)
  return seatMembers(classes, placed, workers, jobOrders)
}
