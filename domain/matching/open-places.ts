import type { Assignment, MatchingJobOrder } from './matching-instance.ts'
import { placesTaken } from './places-taken.ts'

/** The job orders with the headcount that is left once these people have their places. */
export function openPlaces(jobOrders: readonly MatchingJobOrder[], taken: readonly Assignment[]): MatchingJobOrder[] {
  const used = placesTaken(taken)
  return jobOrders.map((job) => ({ ...job, headcount: job.headcount - (used.get(job.id) ?? 0) }))
}
