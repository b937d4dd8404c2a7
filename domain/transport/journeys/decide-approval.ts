import * as z from 'zod'
import { line } from '../../kernel/line.ts'
import { PlanConstraints } from './plan-constraints.ts'

const Reason = line({ max: 300 })

const everywhere = {
  /** Which plan is meant, as the batch names it: where another stands by now, nothing is decided. null: the one that stands. */
  plan: z.string().max(80).nullable().default(null),
}

/**
 * The province's word on the planned trips. To reject them ends the batch; to have them planned anew does not: then the plan is
 * set aside, and approval is asked for another one. Both say why.
 */
export const DecideApproval = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), why: Reason.nullable().default(null), ...everywhere }),
  z.strictObject({ decision: z.literal('reject'), why: Reason, ...everywhere }),
  z.strictObject({
    decision: z.literal('replan'),
    why: Reason,
    /** What the planner is to do otherwise; without any, carriers are asked for their prices again and all is planned from them. */
    wishes: PlanConstraints.prefault({}),
    ...everywhere,
  }),
])
export type DecideApproval = z.infer<typeof DecideApproval>
