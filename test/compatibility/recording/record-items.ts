import { paginateScan } from '@aws-sdk/lib-dynamodb'
import { withTableOf } from '../../../local/data-format/with-table-of.ts'
import { SomeOfEach } from './some-of-each.ts'

export type Item = Readonly<Record<string, unknown>>

const keys = /^(?:pk|sk|gsi\d[ps]k|__edb_[ev]__)$/

/** Of each entity as few items as show each of its fields and words, as they lie in the tables of these folders. */
export async function recordItems(folders: readonly string[]): Promise<Record<string, Item[]>> {
  const items = SomeOfEach.features<Item>((item) =>
    Object.fromEntries(Object.entries(item).filter(([field]) => !keys.test(field))),
  )
  for (const folder of folders)
    await withTableOf(folder, async ({ client, table }) => {
      for await (const { Items = [] } of paginateScan({ client }, { TableName: table }))
        for (const item of Items.map(inOrder).toSorted(byKey)) {
          const entity = item['__edb_e__'] as string | undefined
          if (entity === undefined || !items.add(entity, item) || entity !== 'licence') continue
          // It is read by the enterprise that it leads to.
          for (const other of Items)
            if (other['__edb_e__'] === 'enterprise' && other['enterpriseId'] === item['enterpriseId'])
              items.keep('enterprise', other)
        }
    })
  return items.all()
}

/** The table gives fields in any order. */
function inOrder(item: Item): Item {
  return Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function byKey(one: Item, other: Item): number {
  return keyOf(one) < keyOf(other) ? -1 : 1
}

function keyOf({ pk, sk }: Item): string {
  return `${String(pk)} ${String(sk)}`
}
