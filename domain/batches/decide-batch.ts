import * as z from 'zod'
import type { Span } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import type { Words } from '../kernel/words.ts'

const Reason = line({ max: 300 })

/** How long the province has to approve the planned trips (default). */
export const approvalTime: Span = { hours: 48 }

/** How long it has then, with an alarm on the batch, before the batch ends without an approval. */
export const overdueApprovalTime: Span = { hours: 24 }

/**
 * How many plans may be set aside for others, by a rejection or by a proposal that was accepted: each is another way through
 * the batch's workflow, whose history has an end, and three days in which nothing is booked.
 */
export const mostPlansSetAside = 20

/** What the province may say to planned trips, a change of them included. */
export const approvalTerms: Readonly<Record<'approve' | 'reject' | 'replan' | 'change', Words>> = {
  approve: { zh: '批准', en: 'approve' },
  reject: { zh: '不批准', en: 'reject' },
  replan: { zh: '重新制定方案', en: 'plan anew' },
  change: { zh: '改方案', en: 'change the plan' },
}

export const CancelBatch = z.strictObject({ why: Reason })
export type CancelBatch = z.infer<typeof CancelBatch>
