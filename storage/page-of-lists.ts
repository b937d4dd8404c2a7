import type { askOf } from './ask-of.ts'
import type { Page } from './database.ts'
import type { ItemKey } from './read-by-keys.ts'

type StartKey = Record<string, unknown>

/** A page of several lists, one after the other, as queries that hold keys ask for them. */
export async function pageOfLists(
  lists: readonly object[],
  ask: ReturnType<typeof askOf>,
  cursor: string | null,
  limit: number,
): Promise<Page<ItemKey>> {
  const place = cursor === null ? { list: 0, start: undefined } : placeOf(cursor)
  const keys: ItemKey[] = []
  let { list, start }: { list: number; start: StartKey | undefined } = place
  while (list < lists.length && keys.length < limit) {
    const page = await ask<ItemKey>(lists[list] ?? {}, { ExclusiveStartKey: start, Limit: limit - keys.length })
    keys.push(...page.items)
    start = page.LastEvaluatedKey
    if (!start) list += 1
  }
  return { items: keys, next: list < lists.length ? cursorOf(list, start) : null }
}

function cursorOf(list: number, start: StartKey | undefined): string {
  return Buffer.from(JSON.stringify([list, start ?? null])).toString('base64url')
}

function placeOf(cursor: string): { list: number; start: StartKey | undefined } {
  try {
    const [list, start] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as [number, StartKey | null]
    if (Number.isInteger(list) && list >= 0) return { list, start: start ?? undefined }
  } catch {
    // Not one of ours, which is said below.
  }
  throw new Error('the cursor is none of this list')
}
