import * as z from 'zod'
import type { Span } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'

const Reason = line({ max: 300 })

/** How long the province has to approve the planned trips (default). */
export const approvalTime: Span = { hours: 48 }

/** How long it has then, with an alarm on the batch, before the batch ends without an approval. */
export const overdueApprovalTime: Span = { hours: 24 }

/** The province's word on the planned trips; a rejection says why, because it ends the batch. */
export const DecideApproval = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), why: Reason.nullable().default(null) }),
  z.strictObject({ decision: z.literal('reject'), why: Reason }),
])
export type DecideApproval = z.infer<typeof DecideApproval>

export const CancelBatch = z.strictObject({ why: Reason })
export type CancelBatch = z.infer<typeof CancelBatch>
