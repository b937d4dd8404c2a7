import * as z from 'zod'
import { AgreementId, BatchId, JobOrderId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'

const asked = {
  since: Instant,
  until: Instant,
  /** When the enterprise last heard of it, the question or a reminder; missing where nothing has reached it. */
  toldAt: Instant.optional(),
}

/** Something that an enterprise was asked and has not answered. */
export const Unanswered = z.discriminatedUnion('about', [
  z.object({ about: z.literal('agreement'), agreementId: AgreementId, ...asked }),
  z.object({ about: z.literal('headcount'), batchId: BatchId, jobOrderId: JobOrderId, ...asked }),
])
export type Unanswered = z.infer<typeof Unanswered>
