import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Words } from '../kernel/words.ts'
import table from './priority-policies.json' with { type: 'json' }

/** Says nothing by itself: it stands sealed in a person's record, and the name beside it in the table alone. */
export const PriorityPolicyId = z
  .string()
  .regex(/^p\d{2}$/)
  .brand<'PriorityPolicyId'>()
export type PriorityPolicyId = z.infer<typeof PriorityPolicyId>

/** A programme by which somebody is helped first. Several grounds share one where the rules allow, so that none can be told from it. */
export const PriorityPolicy = z.object({
  policyId: PriorityPolicyId,
  name: Words,
  /** The kind of office that certifies. */
  certifiedBy: Words,
  /** First and last day of the policy; null where the source does not show one. */
  from: CalendarDate.nullable(),
  until: CalendarDate.nullable(),
  remark: Words,
  source: z.object({ name: z.string(), date: z.string() }),
})
export type PriorityPolicy = z.infer<typeof PriorityPolicy>

/** As the programmes of `source` name them; which of them a province has is its own. */
export const priorityPolicies: readonly PriorityPolicy[] = z.array(PriorityPolicy).parse(table)

export function priorityPolicyOf(policyId: string): PriorityPolicy | undefined {
  return priorityPolicies.find((one) => one.policyId === policyId)
}

/** The policy that a cell names, by its id or by its name in either language. */
export function priorityPolicyNamed(text: string): PriorityPolicyId | undefined {
  const written = text.trim().toLowerCase()
  return priorityPolicies.find(({ policyId, name }) =>
    [policyId, name.zh, name.en.toLowerCase()].some((one) => one === written),
  )?.policyId
}
