import * as z from 'zod'
import { issueWords } from '../kernel/issue-words.ts'
import type { FieldError } from '../kernel/refusal.ts'
import { Words } from '../kernel/words.ts'

/** What of a list could not be taken: where, and why. */
export const RefusedEntry = z.object({ pointer: z.string(), detail: z.string(), words: Words })

/** The answer to a list of which something could not be taken. */
export const PartlyTaken = z.object({ taken: z.int().nonnegative(), refused: z.array(RefusedEntry) })

/** A list of entries each of which is read by itself: one that is malformed does not refuse the others. */
export function entriesOf<Entry extends z.ZodType>(entry: Entry, most: number) {
  const { $schema: _, ...shape } = z.toJSONSchema(entry, { io: 'input', unrepresentable: 'any' })
  return z.array(z.unknown().meta(shape)).max(most)
}

/** The entries that fit, and what is wrong with the others, by their place in the list. */
export function sortOutEntries<Entry extends z.ZodType>(
  entry: Entry,
  list: readonly unknown[],
): { taken: z.infer<Entry>[]; refused: FieldError[] } {
  const taken: z.infer<Entry>[] = []
  const refused: FieldError[] = []
  list.forEach((given, index) => {
    const { data, error, success } = entry.safeParse(given, { reportInput: true })
    if (success) taken.push(data)
    else
      for (const issue of error.issues) {
        const pointer = `#/${[index, ...issue.path.map(String)].join('/')}`
        refused.push({ pointer, words: issueWords(issue) })
      }
  })
  return { taken, refused }
}
