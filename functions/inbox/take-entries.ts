import type * as z from 'zod'
import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { Words } from '../../domain/kernel/words.ts'
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
    return refuse('invalid-request', doorSentences('no-entry-read'), refused)
  await take(taken)
  if (refused.length === 0) return undefined
  const told = refused.map(({ pointer, words }) => ({ pointer, detail: words.en, words: Words.parse(words) }))
  return { taken: taken.length, refused: told }
}
