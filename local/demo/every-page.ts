import type { Office } from './office.ts'

/** All items of a list that pages by cursor; `asked` is what else is asked, as `&county=530621`. */
export async function everyPage<Item>(office: Pick<Office, 'get'>, path: string, asked = ''): Promise<Item[]> {
  const found: Item[] = []
  let cursor: string | null = null
  do {
    const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: { items: Item[]; next: string | null } = await office.get(`${path}?limit=100${asked}${query}`)
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return found
}
