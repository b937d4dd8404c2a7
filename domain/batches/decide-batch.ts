import * as z from 'zod'

const Reason = z.string().trim().min(1).max(300)

/** The province's word on the planned trips; a rejection says why, because it ends the batch. */
export const DecideApproval = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), why: Reason.nullable().default(null) }),
  z.strictObject({ decision: z.literal('reject'), why: Reason }),
])
export type DecideApproval = z.infer<typeof DecideApproval>

export const CancelBatch = z.strictObject({ why: Reason })
export type CancelBatch = z.infer<typeof CancelBatch>
