import { BatchWriteCommand, DeleteCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Database } from './database.ts'
import { whole } from './whole.ts'

/** How every partition begins in which the service keeps something, and how those of a rehearsal do. */
const ours = '$zhida#'
const rehearsed = '$rehearsal#'
/** The partition that names every item of a rehearsal. */
const ledger = `${rehearsed}written`

/** Items that DynamoDB writes in one call. */
const callSize = 25
/** Of these commands the items that they name are there afterwards. */
const writing = /^(?:Put|Update|BatchWrite|TransactWrite|BatchExecuteStatement|ExecuteStatement)/

interface ItemKey {
  readonly pk: string
  readonly sk: string
}

/**
 * The same table, in partitions of its own: whatever is kept, listed, counted or looked up through it meets nothing but what was kept
 * through it, and nobody else meets that. Each item is named in the ledger before it is written, by a client of its own, so that
 * `rehearsalsIn` finds all of them, also where a function broke off.
 */
export function rehearsing({ client, table }: Database, plain: DynamoDBDocumentClient): Database {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (command) => {
        const input = moved(command.input, ours, rehearsed)
        if (writing.test(commandName)) await enter(keysIn(input), { client: plain, table })
        const answer = await next({ ...command, input })
        return { ...answer, output: moved(answer.output, rehearsed, ours) }
      },
    { step: 'initialize', name: 'rehearsing' },
  )
  return { client, table }
}

/** What rehearsals have left in the table. */
export function rehearsalsIn({ client, table }: Database) {
  async function page(): Promise<{ sk: string; item: ItemKey }[]> {
    const asked = {
      TableName: table,
      KeyConditionExpression: 'pk = :ledger',
      ExpressionAttributeValues: { ':ledger': ledger },
      ConsistentRead: true,
      Limit: callSize,
    }
    return ((await client.send(new QueryCommand(asked))).Items ?? []) as { sk: string; item: ItemKey }[]
  }
  return {
    /** Erases every item, and answers how many there were. */
    async eraseAll(): Promise<number> {
      let erased = 0
      for (let some = await page(); some.length > 0; some = await page()) {
        const erase = (Key: ItemKey) => client.send(new DeleteCommand({ TableName: table, Key }))
        await Promise.all(some.map(({ item }) => erase(item)))
        // Last: until then the next one finds it.
        await Promise.all(some.map(({ sk }) => erase({ pk: ledger, sk })))
        erased += some.length
      }
      return erased
    },
  }
}

async function enter(keys: readonly ItemKey[], { client, table }: Database): Promise<void> {
  const named = new Map(keys.map(({ pk, sk }) => [`${pk} ${sk}`, { pk, sk }]))
  const entries = [...named].map(([sk, item]) => ({ PutRequest: { Item: { pk: ledger, sk, item } } }))
  await whole(entries, callSize, async (some) => {
    const { UnprocessedItems } = await client.send(new BatchWriteCommand({ RequestItems: { [table]: [...some] } }))
    return { items: [], unprocessed: (UnprocessedItems?.[table] ?? []) as typeof entries }
  })
}

/** The same, with every text that begins with the one now beginning with the other; keys are such texts, and nothing else is. */
function moved<Value>(value: Value, from: string, to: string): Value {
  if (typeof value === 'string') return (value.startsWith(from) ? to + value.slice(from.length) : value) as Value
  if (Array.isArray(value)) return value.map((one) => moved(one, from, to)) as Value
  if (!isPlain(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one, from, to)])) as Value
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** The keys of all items that a command names. */
function keysIn(value: unknown): ItemKey[] {
  if (Array.isArray(value)) return value.flatMap(keysIn)
  if (!isPlain(value)) return []
  const { pk, sk } = 'Statement' in value ? insertedBy(value) : value
  if (typeof pk === 'string' && typeof sk === 'string') return [{ pk, sk }]
  return Object.values(value).flatMap(keysIn)
}

/** An INSERT of `statement-of.ts` names its fields in the order of its parameters; what an UPDATE changes was there before. */
function insertedBy({ Statement, Parameters }: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields = [...String(Statement).matchAll(/'(\w+)': \?/g)].map(([, name = '']) => name)
  return Object.fromEntries(fields.map((name, index) => [name, (Parameters as unknown[])[index]]))
}
