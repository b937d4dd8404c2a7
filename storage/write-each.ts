import { type Transacted, writeGroups } from './write-groups.ts'

/**
 * Makes the conditional writes of each item (`writesPerItem` of them, in order) a hundred to a transaction, and answers the items whose
 * conditions held, as `writeGroups` does of one group that has no write of its own.
 */
export async function writeEach<Item>(
  items: readonly Item[],
  writesPerItem: number,
  transact: (items: readonly Item[]) => Promise<Transacted>,
): Promise<Item[]> {
  return writeGroups([items], { perItem: writesPerItem, perGroup: 0 }, (groups) => transact(groups.flat()))
}
