import { DeleteCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Deps } from '../../functions/wiring/deps.ts'
import type { DemoEnd } from '../../local/demo/play-demo.ts'

type Item = Readonly<Record<string, unknown>> & { readonly pk: string; readonly sk: string }

export async function everyItem({ database }: Deps): Promise<Item[]> {
  const items: Item[] = []
  for (let start: Record<string, unknown> | undefined, first = true; first || start; first = false) {
    const page = await database.client.send(
      new ScanCommand({ TableName: database.table, ExclusiveStartKey: start, ConsistentRead: true }),
    )
    items.push(...((page.Items ?? []) as Item[]))
    start = page.LastEvaluatedKey
  }
  return items
}

const openStates = ['accepted', 'seated', 'boarded']

/** Every row of every survey, by nothing but the items as they lie in the table. */
export function recountFinalStates(items: readonly Item[]): { rows: number; unexplained: number } {
  const of = (entity: string) => items.filter((item) => item['__edb_e__'] === entity)
  const byWorker = (entity: string) => Map.groupBy(of(entity), (item) => String(item['workerId']))
  const [placements, offers, checkIns] = ['placement', 'offer', 'checkIn'].map(byWorker) as [Of, Of, Of]
  const outcomes = of('survey').map((item) => (item['survey'] as { outcome: Record<string, number> }).outcome)
  const sum = (name: string) => outcomes.reduce((all, outcome) => all + (outcome[name] ?? 0), 0)
  const explained = of('worker').filter((worker) => {
    const id = String(worker['workerId'])
    const state = placements.get(id)?.[0]?.['state'] as string | undefined
    if (state !== undefined && openStates.includes(state)) return false
    if (state === 'handed-over' || state === 'arrived') {
      const last = checkIns.get(id)?.find((one) => one['day'] === 180)
      const consent = worker['consent'] as { state: string }
      return last ? last['state'] !== 'asked' : consent.state !== 'given'
    }
    return state !== undefined || !(offers.get(id) ?? []).some((one) => one['state'] === 'sent')
  }).length
  return { rows: sum('rows'), unexplained: sum('rows') - sum('rejected') - sum('duplicates') - explained }
}
type Of = Map<string, Item[]>

/** Answers how many rows have no final state by it. */
export async function plantFaults({ runtime }: Pick<DemoEnd, 'runtime'>, items: readonly Item[]): Promise<number> {
  const { client, table } = runtime.deps.database
  const find = (entity: string, state: string) =>
    items.find((item) => item['__edb_e__'] === entity && item['state'] === state) as Item
  const set = ({ pk, sk }: Item, changes: Record<string, unknown>) =>
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk, sk },
        UpdateExpression: `SET ${Object.keys(changes)
          .map((name) => `#${name} = :${name}`)
          .join()}`,
        ExpressionAttributeNames: Object.fromEntries(Object.keys(changes).map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(Object.entries(changes).map(([name, to]) => [`:${name}`, to])),
      }),
    )
  // Somebody at work whose seat was never given up, a question that nobody closed, and a person who is gone without a trace.
  await set(find('placement', 'handed-over'), { state: 'seated', journey: { state: 'seated', tripIds: [] } })
  const answered = items.filter((item) => item['__edb_e__'] === 'checkIn' && item['day'] === 180).at(-1) as Item
  await set(answered, { state: 'asked' })
  const stranger = items.find((item) => item['__edb_e__'] === 'worker' && item['willing'] === 'not-willing') as Item
  await client.send(new DeleteCommand({ TableName: table, Key: { pk: stranger.pk, sk: stranger.sk } }))
  return 3
}
