import * as z from 'zod'

/** What each field must be, in the words of the refusal; what it is stands behind it. */
const must = {
  id: 'must be a text that names it, and not an empty one',
  text: 'must be a text',
  age: 'must be whole years from 0 to 150',
  skills: 'must be a list of whole numbers',
  yuan: 'must be whole yuan, 0 or more',
  destinations: 'must be "any" or a list of at most 3 provinces',
  day: 'must be a day as a whole number',
  priority: 'must be true or false',
  companionGroup: 'must be the id of a group, or null',
  headcount: 'must be a whole number from 0 to 1,000,000',
  minimumAge: 'must be whole years, 0 or more',
  requiredSkill: 'must be a whole number, or null',
  jobOrders: 'must be a list of job order ids',
  format: 'must be "matching-workers-1"',
  worker: 'must be an object, a worker',
  jobOrder: 'must be an object, a job order',
}

const Id = z.string(must.id).min(1, must.id)
const Yuan = z.int(must.yuan).min(0, must.yuan)
const Day = z.int(must.day)
const JobOrderIds = z.array(z.string(must.jobOrders), must.jobOrders)

/**
 * A worker as the matcher sees one: what the work needs and what the worker wishes, nothing else. The object is
 * strict, so that a field which must never decide about a job (sex, ethnicity, marriage, …) is refused, not ignored.
 */
export const MatchingWorker = z.strictObject(
  {
    id: Id,
    county: z.string(must.text),
    /** Completed years. */
    age: z.int(must.age).min(0, must.age).max(150, must.age),
    skills: z.array(z.int(must.skills), must.skills),
    minimumMonthlyWageYuan: Yuan,
    /**
     * Provinces, best first; one that is not listed is refused by the worker. A file names three, a batch of ours every wish, cities by
     * their codes.
     */
    destinations: z.union([z.literal('any'), z.array(z.string()).max(3)], must.destinations),
    earliestDepartureDay: Day,
    /** Helped first under a certified policy, with consent of its own: one flag, and nothing of which or why. */
    priority: z.boolean(must.priority),
    /** Workers with the same value go to one enterprise together or stay; null travels alone. */
    companionGroup: z.string(must.companionGroup).min(1, must.companionGroup).nullable(),
    /** Job orders that this worker was offered in an earlier round: none of them is offered again. */
    alreadyOffered: JobOrderIds.optional(),
    /** Job orders that begin before this worker has their minimum age; `age` is then that of a later day. */
    tooYoungFor: JobOrderIds.optional(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has what no match may look at: ${issue.keys.join(', ')}; leave it out`
        : must.worker,
  },
)
export type MatchingWorker = z.infer<typeof MatchingWorker>

export const MatchingJobOrder = z.object(
  {
    id: Id,
    enterprise: Id,
    city: z.string(must.text),
    province: z.string(must.text),
    /** Confirmed by the enterprise. */
    headcount: z.int(must.headcount).min(0, must.headcount).max(1_000_000, must.headcount),
    minimumAge: z.int(must.minimumAge).min(0, must.minimumAge),
    requiredSkill: z.int(must.requiredSkill).nullable(),
    monthlyWageYuan: Yuan,
    startDay: Day,
    /** Decides nothing. */
    lodging: z.unknown().optional(),
  },
  must.jobOrder,
)
export type MatchingJobOrder = z.infer<typeof MatchingJobOrder>

export const MatchingInstance = z.object({
  format: z.literal('matching-workers-1', must.format),
  workers: z.array(MatchingWorker, 'must be a list of workers').superRefine(eachIdOnce),
  jobOrders: z.array(MatchingJobOrder, 'must be a list of job orders').superRefine(eachIdOnce),
})
export type MatchingInstance = z.infer<typeof MatchingInstance>

function eachIdOnce(rows: readonly { readonly id: string }[], context: z.core.$RefinementCtx): void {
  const seen = new Set<string>()
  for (const { id } of rows) {
    if (seen.has(id)) context.addIssue({ code: 'custom', message: `has ${id} twice; give each an id of its own` })
    seen.add(id)
  }
}

export const Assignment = z.object({ worker: z.string(), jobOrder: z.string() })
export type Assignment = z.infer<typeof Assignment>

export const MatchingAnswer = z.object({ assignments: z.array(Assignment) })
export type MatchingAnswer = z.infer<typeof MatchingAnswer>
