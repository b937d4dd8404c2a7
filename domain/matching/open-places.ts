import type { Assignment, MatchingJobOrder } from './matching-instance.ts'

/** The job orders with the headcount that is left once these people have their places. */
export function openPlaces(jobOrders: readonly MatchingJobOrder[], taken: readonly Assignment[]): MatchingJobOrder[] {
  const used = new Map<string, number>()
  for (const { jobOrder } of taken) used.set(jobOrder, (used.get(jobOrder) ?? 0) + 1)
  return jobOrders.map((job) => ({ ...job, headcount: job.headcount - (used.get(job.id) ?? 0) }))
}
