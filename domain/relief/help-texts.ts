import * as z from 'zod'
import { Money } from '../kernel/money.ts'

/** Offering help by a text to everybody of a county that was hit who may be written to and was not told or reached yet. */
export const SendHelpTexts = z.strictObject({
  /** Only reckons: nothing is sent. */
  dryRun: z.boolean().default(false),
  /** Whom they can call: the county's number for this, or 12333. */
  hotline: z
    .string()
    .regex(/^\d[\d-]{3,11}\d$/)
    .default('12333'),
  /** At most what the texts may come to; null: no limit. Nothing is sent where they come to more. */
  smsBudgetYuan: z.number().min(0.01).max(1_000_000).nullable().default(null),
})
export type SendHelpTexts = z.infer<typeof SendHelpTexts>

const count = z.int().nonnegative()

/** What the texts come to, before the first is sent. */
export const HelpTexts = z.object({
  /** Who gets one. */
  people: count,
  /** Who had theirs before: nobody gets a second in one disaster. */
  toldBefore: count,
  /** Who has answered a call, or a text, and needs none. */
  answered: count,
  /** Who consents and said that they do not want to leave: they are called, as no text goes to them. */
  byCallOnly: count,
  segments: count,
  cost: Money,
  /** As somebody whose name is 王小明 would read it. */
  example: z.string(),
  /** Whether they are being sent now. */
  isSending: z.boolean(),
})
export type HelpTexts = z.infer<typeof HelpTexts>
