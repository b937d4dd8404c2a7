import * as z from 'zod'

export type Language = 'zh' | 'en'

/** A sentence, or a part of one, for the person who reads it, in Chinese and in English. */
export const Words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof Words>

/** A sentence of the table, filled in: `code` names it for good, for a programme that wants to know it. */
export interface Sentence extends Readonly<Words> {
  readonly code: `${string}/${string}`
}
