import { whole } from './whole.ts'

/** Puts items, 25 to a call; what is there already is written over. */
export async function putEach<Item>(
  items: readonly Item[],
  put: (some: Item[]) => Promise<{ readonly unprocessed: readonly unknown[] }>,
): Promise<void> {
  await whole(items, 25, put)
}
