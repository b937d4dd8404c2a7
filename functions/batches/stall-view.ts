import * as z from 'zod'
import { nextOf, Stall } from '../../domain/batches/stall.ts'

/** A stall as a colleague sees it: with what happens next. */
export const StallView = z.intersection(Stall, z.object({ next: z.string() }))
export type StallView = z.infer<typeof StallView>

export function stallView(stall: Stall): StallView {
  return { ...stall, next: nextOf(stall) }
}
