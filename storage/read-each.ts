import { whole } from './whole.ts'

/**
 * Reads by key, a hundred to a call, as many as there are; a key that nothing lies under gives nothing. In the order of the keys where
 * `get` keeps it.
 */
export async function readEach<Key extends object, Found>(
  keys: readonly Key[],
  get: (some: Key[]) => Promise<{ readonly data: readonly (Found | null)[]; readonly unprocessed: readonly unknown[] }>,
): Promise<Found[]> {
  const ofKey = new Map<Key, Found>()
  const others: Found[] = []
  for (const { asked, result } of await whole(keys, 100, get)) {
    // A place for each key, if the order was kept.
    const isInOrder = result.data.length === asked.length
    for (const [place, found] of result.data.entries()) {
      const key = asked[place]
      if (found === null) continue
      if (isInOrder && key) ofKey.set(key, found)
      else others.push(found)
    }
  }
  return [...keys.flatMap((key) => ofKey.get(key) ?? []), ...others]
}
