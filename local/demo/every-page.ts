import type { Office } from './office.ts'

/** All items of a list that pages by cursor. */
export async function everyPage<Item>(office: Pick<Office, 'get'>, path: string): Promise<Item[]> {
  const found: Item[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: Item[]; next: string | null } = await office.get(`${path}?limit=100${query}`)
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return found
}
