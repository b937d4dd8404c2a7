import * as z from 'zod'

/** What of a list could not be taken: where, and why. */
export const RefusedEntry = z.object({ pointer: z.string(), detail: z.string() })
export type RefusedEntry = z.infer<typeof RefusedEntry>

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
): { taken: z.infer<Entry>[]; refused: RefusedEntry[] } {
  const taken: z.infer<Entry>[] = []
  const refused: RefusedEntry[] = []
  list.forEach((given, index) => {
    const { data, error, success } = entry.safeParse(given)
    if (success) taken.push(data)
    else
      for (const { path, message } of error.issues)
        refused.push({ pointer: `#/${[index, ...path.map(String)].join('/')}`, detail: message })
  })
  return { taken, refused }
}
