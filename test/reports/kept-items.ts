import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Deps } from '../../functions/wiring/deps.ts'

export type RawItem = Readonly<Record<string, unknown>>

/** Every item of the table, as it lies there, by the name of its entity. Only a test reads so. */
export async function keptItems({ database }: Pick<Deps, 'database'>): Promise<(entity: string) => RawItem[]> {
  const items: RawItem[] = []
  let start: Record<string, unknown> | undefined
  do {
    const page = await database.client.send(
      new ScanCommand({ TableName: database.table, ExclusiveStartKey: start, ConsistentRead: true }),
    )
    items.push(...(page.Items ?? []))
    start = page.LastEvaluatedKey
  } while (start)
  return (entity) => items.filter((item) => item['__edb_e__'] === entity)
}
