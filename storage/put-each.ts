import { whole } from './whole.ts'

/** Puts items, or deletes them by their keys, 25 to a call; what is there already is written over. */
export async function putEach<Item extends object>(
  items: readonly Item[],
  put: (some: Item[]) => Promise<{ readonly unprocessed: readonly unknown[] }>,
): Promise<void> {
  await whole(items, 25, put)
}
