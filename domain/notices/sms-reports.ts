import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { MessageId } from '../kernel/ids.ts'
import { line } from '../kernel/line.ts'

const wellFormed = (text: string) => text.toWellFormed()

/**
 * What became of a message. It may come several times. `call`: the webhook-id of the call in which it was handed over; with it what is
 * told of many at once is kept at once, and what names a message that was not in it changes nothing.
 */
export const SmsReceipt = z.object({
  outId: MessageId,
  status: line({ max: 60 }),
  at: GivenInstant,
  call: line({ max: 200 }).optional(),
})
export type SmsReceipt = z.infer<typeof SmsReceipt>

/**
 * What somebody typed; it names no message, and some providers give it no id either. A character that a provider cut in two,
 * as at the end of a segment, is no reason not to hear what stands before it.
 */
export const SmsReply = z.object({
  phone: z.string().max(30).overwrite(wellFormed),
  text: z.string().max(2000).overwrite(wellFormed),
  at: GivenInstant,
  replyId: line({ max: 100 }).optional(),
})
export type SmsReply = z.infer<typeof SmsReply>

/** A provider posts at most this many at once. */
export const largestReport = 500

/** In the address that a provider posts to. */
export const SmsProviderName = z.object({ provider: z.string().regex(/^[a-z0-9-]{1,40}$/) })

/** The address of a provider that pushes unsigned: nobody else can guess it. */
export const SmsPushAddress = SmsProviderName.extend({ token: z.string().max(100) })

/** What a provider pushes, in its own form, which its file reads: a list, or a single entry. */
export const SmsPush = z.union([z.array(z.unknown()).max(largestReport), z.looseObject({})])
