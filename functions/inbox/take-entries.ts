import type * as z from 'zod'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { type PartlyTaken, sortOutEntries } from '../../domain/notices/sort-out-entries.ts'

/**
 * Takes those of a provider's entries that can be read, and answers which cannot; nothing where all can. Refuses a list of which
 * none can: it is of another kind.
 */
export async function takeEntries<Entry extends z.ZodType>(
  entry: Entry,
  list: readonly unknown[],
  take: (entries: z.infer<Entry>[]) => Promise<void>,
): Promise<z.infer<typeof PartlyTaken> | Refusal<'invalid-request'> | undefined> {
  const { taken, refused } = sortOutEntries(entry, list)
  if (taken.length === 0 && refused.length > 0)
    return refuse('invalid-request', 'No entry of the list can be read; see errors.', refused)
  await take(taken)
  return refused.length > 0 ? { taken: taken.length, refused } : undefined
}
