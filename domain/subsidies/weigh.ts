import * as z from 'zod'
import type { Sentence } from '../kernel/words.ts'

/**
 * What a reason does: `against` rules out, `open` cannot be known before somebody has looked, `later` comes with time, `for` is
 * fulfilled, and `note` only tells.
 */
export const Weight = z.enum(['against', 'open', 'later', 'for', 'note'])
export type Weight = z.infer<typeof Weight>

export const WeighedReason = z.object({
  weighs: Weight,
  /** Names the sentence for good. */
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  slots: z.record(z.string(), z.unknown()).optional(),
})
export type WeighedReason = z.infer<typeof WeighedReason>

export function weigh(weighs: Weight, { code, zh, en, slots }: Sentence): WeighedReason {
  return { weighs, code, zh, en, ...(slots && { slots }) }
}
