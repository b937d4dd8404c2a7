import { whole } from './whole.ts'

/** Reads by key, a hundred to a call, as many as there are; a key that nothing lies under gives nothing. */
export async function readEach<Key, Found>(
  keys: readonly Key[],
  get: (some: Key[]) => Promise<{ readonly data: readonly (Found | null)[]; readonly unprocessed: readonly unknown[] }>,
): Promise<Found[]> {
  const results = await whole(keys, 100, get)
  return results.flatMap(({ data }) => data.filter((item) => item !== null))
}
