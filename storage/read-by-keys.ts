import { BatchGetCommand } from '@aws-sdk/lib-dynamodb'
import type { Database } from './database.ts'
import { whole } from './whole.ts'

/** What leads to an item: an index that holds keys says no more of it. */
export interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/** The items under these keys in their order, as they are at this moment; what is gone is left out. */
export async function readByKeys(
  { client, table }: Database,
  keys: readonly ItemKey[],
): Promise<Record<string, unknown>[]> {
  const asked = keys.map(({ pk, sk }) => ({ pk, sk }))
  const calls = await whole(asked, 100, async (Keys) => {
    const { Responses, UnprocessedKeys } = await client.send(
      new BatchGetCommand({ RequestItems: { [table]: { Keys, ConsistentRead: true } } }),
    )
    return { found: Responses?.[table] ?? [], unprocessed: UnprocessedKeys?.[table]?.Keys ?? [] }
  })
  const items = calls.flatMap(({ result }) => result.found)
  const found = new Map(items.map((item) => [nameOf(item as ItemKey), item]))
  return keys.flatMap((key) => found.get(nameOf(key)) ?? [])
}

function nameOf({ pk, sk }: ItemKey): string {
  return `${pk} ${sk}`
}
