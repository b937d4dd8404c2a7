import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Deps } from '../../functions/wiring/deps.ts'
import { entriesOfItem, type KeptItem } from '../../local/data-format/list-what-waits.ts'

/** The entries that stand on work lists, and those that the facts in the table call for: they are the same. */
export async function listsAndFacts(deps: Deps): Promise<{ listed: string[]; due: string[] }> {
  const items: KeptItem[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await deps.database.client.send(
      new ScanCommand({ TableName: deps.database.table, ExclusiveStartKey: start, ConsistentRead: true }),
    )
    items.push(...((page.Items ?? []) as KeptItem[]))
    start = page.LastEvaluatedKey
  } while (start)
  const name = (one: object) => {
    const { scope, kind, id } = one as Readonly<Record<string, unknown>>
    return [scope, kind, id].map(String).join(' ')
  }
  const due = items.flatMap(entriesOfItem).map(name)
  return {
    listed: items
      .filter((item) => item.__edb_e__ === 'waiting')
      .map(name)
      .sort(),
    due: due.sort(),
  }
}
