import * as z from 'zod'

/**
 * A worker as the matcher sees one: what the work needs and what the worker wishes, nothing else. The object is
 * strict, so that a field which must never decide about a job (sex, ethnicity, marriage, …) is refused, not ignored.
 */
export const MatchingWorker = z.strictObject({
  id: z.string().min(1),
  county: z.string(),
  /** Completed years. */
  age: z.int().min(0).max(150),
  skills: z.array(z.int()),
  minimumMonthlyWageYuan: z.int().min(0),
  /** Provinces, best first; one that is not listed is refused by the worker. */
  destinations: z.union([z.literal('any'), z.array(z.string()).max(3)]),
  earliestDepartureDay: z.int(),
  /** Lifted out of poverty, or in employment difficulty. */
  priority: z.boolean(),
  /** Workers with the same value go to one enterprise together or stay; null travels alone. */
  companionGroup: z.string().min(1).nullable(),
  /** Job orders that this worker was offered in an earlier round: none of them is offered again. */
  alreadyOffered: z.array(z.string()).optional(),
})
export type MatchingWorker = z.infer<typeof MatchingWorker>

export const MatchingJobOrder = z.object({
  id: z.string().min(1),
  enterprise: z.string().min(1),
  city: z.string(),
  province: z.string(),
  /** Confirmed by the enterprise. */
  headcount: z.int().min(0).max(1_000_000),
  minimumAge: z.int().min(0),
  requiredSkill: z.int().nullable(),
  monthlyWageYuan: z.int().min(0),
  startDay: z.int(),
  lodging: z.boolean().optional(),
})
export type MatchingJobOrder = z.infer<typeof MatchingJobOrder>

const uniqueIds = (rows: readonly { readonly id: string }[]) => new Set(rows.map((row) => row.id)).size === rows.length

export const MatchingInstance = z.object({
  format: z.literal('matching-workers-1'),
  workers: z.array(MatchingWorker).refine(uniqueIds, 'two workers have the same id'),
  jobOrders: z.array(MatchingJobOrder).refine(uniqueIds, 'two job orders have the same id'),
})
export type MatchingInstance = z.infer<typeof MatchingInstance>

export const Assignment = z.object({ worker: z.string(), jobOrder: z.string() })
export type Assignment = z.infer<typeof Assignment>

export const MatchingAnswer = z.object({ assignments: z.array(Assignment) })
export type MatchingAnswer = z.infer<typeof MatchingAnswer>
