import * as z from 'zod'

export type Language = 'zh' | 'en'

/** A sentence, or a part of one, for the person who reads it, in Chinese and in English. */
export const Words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

/** A sentence of the table, filled in: `code` names it for good, for a programme that wants to know it. */
export interface Sentence extends Readonly<Words> {
  readonly code: `${string}/${string}`
  /** What stands in its slots, where it has any. */
  readonly slots?: Readonly<Record<string, SlotValue>>
}

/** What stands in a slot: as it is, or in the sentence's own language; a list is written one after the other. */
export type SlotValue = string | number | Words | readonly (string | number | Words)[]

/** A sentence as it is kept: by its code, and what stands in its slots. It is written when it is read. */
export type KeptSentence = Pick<Sentence, 'code' | 'slots'>
