import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { MessageId } from '../kernel/ids.ts'

/** How the operators say that a message is on the phone; every other word is a failure. */
export const delivered = 'DELIVRD'

/** What became of a message. It may come several times. */
export const SmsReceipt = z.object({ outId: MessageId, status: z.string().min(1).max(60), at: GivenInstant })
export type SmsReceipt = z.infer<typeof SmsReceipt>

/** What somebody typed; it names no message, and some providers give it no id either. */
export const SmsReply = z.object({
  phone: z.string().max(30),
  text: z.string().max(2000),
  at: GivenInstant,
  replyId: z.string().min(1).max(100).optional(),
})
export type SmsReply = z.infer<typeof SmsReply>

/** A provider posts at most this many at once. */
export const largestReport = 500

/** In the address that a provider posts to. */
export const SmsProviderName = z.object({ provider: z.string().regex(/^[a-z0-9-]{1,40}$/) })
