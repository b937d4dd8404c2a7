import * as z from 'zod'
import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'

/** How every list is read: a page of up to 200, and the cursor that the page before gave. */
export const PageQuery = z.object({
  cursor: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

export function unknownCursor(): Refusal<'invalid-request'> {
  return refuse('invalid-request', doorSentences('unknown-cursor'), 'query/cursor')
}
