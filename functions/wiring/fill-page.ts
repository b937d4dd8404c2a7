import type { Page } from '../../storage/database.ts'

interface Asked {
  readonly cursor?: string | null | undefined
  readonly limit: number
}

/** Items that are looked at in one read once the page that was asked for did not fill. */
const block = 200
/** Reads for one page: a list of which some thousand in a row are not shown answers what it has, and goes on at its cursor. */
const mostReads = 20

/**
 * A page of those items of a list that are shown: it is read on until it is full, so that nobody is told "nobody" while further pages
 * would have somebody. `judge` says of each item, in their order, whether it is shown.
 */
export async function fillPage<Item>(
  read: (cursor: string | null, limit: number) => Promise<Page<Item>>,
  { cursor = null, limit }: Asked,
  judge: (items: readonly Item[]) => readonly boolean[] | Promise<readonly boolean[]>,
): Promise<Page<Item>> {
  const items: Item[] = []
  let from = cursor
  let size = limit
  for (let reads = 0; reads < mostReads; reads += 1) {
    const room = limit - items.length
    const page = await read(from, size)
    const isShown = await judge(page.items)
    const shown = page.items.flatMap((_, index) => (isShown[index] ? index : []))
    const last = shown[room - 1]
    if (shown.length > room && last !== undefined) {
      // The cursor behind the last one that has room is not known: read once more, up to there.
      size = size === last + 1 ? room : Math.max(room, last + 1)
      continue
    }
    items.push(...page.items.filter((_, index) => isShown[index]))
    from = page.next
    if (from === null || items.length === limit) break
    size = block
  }
  return { items, next: from }
}
