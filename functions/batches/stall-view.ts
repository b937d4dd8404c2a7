import * as z from 'zod'
import { nextOf, Stall } from '../../domain/batches/stall.ts'
import { StallWords, stallWords } from '../../domain/batches/stall-words.ts'

/** A stall as a colleague sees it: with what happens next, and in words of both languages. */
export const StallView = z.intersection(Stall, z.object({ next: z.string(), words: StallWords }))
export type StallView = z.infer<typeof StallView>

export function stallView(stall: Stall): StallView {
  return { ...stall, next: nextOf(stall), words: stallWords(stall) }
}
