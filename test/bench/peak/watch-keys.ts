import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** Write units by partition key, of the table and of its indexes: `gsi1 $zhida#countycode_530621`. */
export type UnitsByKey = ReadonlyMap<string, number>

type Fields = Readonly<Record<string, unknown>>
interface Command {
  readonly input: Fields
}
interface Capacity {
  readonly Table?: { readonly CapacityUnits?: number }
  readonly GlobalSecondaryIndexes?: Readonly<Record<string, { readonly CapacityUnits?: number }>>
}
interface Answer {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[]
}

/**
 * Counts what every write in this process asks of each partition key from now on, under the name that `by` tells at that moment. Units
 * of a call with several items are shared alike.
 */
export function watchKeys(by: () => string): { take(): Map<string, Map<string, number>>; stop(): void } {
  let units = new Map<string, Map<string, number>>()
  /** By table key: where the item stands in the indexes, which a change of it need not name. */
  const indexed = new Map<string, Fields>()
  const prototype = DynamoDBDocumentClient.prototype as unknown as {
    send: (command: Command, ...more: unknown[]) => Promise<Answer>
  }
  const send = prototype.send
  prototype.send = async function (this: unknown, command, ...more) {
    const name = by()
    Object.assign(command.input, { ReturnConsumedCapacity: 'INDEXES' })
    const answer = await send.call(this, command, ...more)
    const items = writtenIn(command.input).map((item) => {
      const key = `${String(item['pk'])} ${String(item['sk'])}`
      const whole = { ...indexed.get(key), ...item }
      indexed.set(key, whole)
      return whole
    })
    if (items.length === 0) return answer
    const own = units.get(name) ?? new Map<string, number>()
    units.set(name, own)
    const add = (key: string, some: number) => own.set(key, (own.get(key) ?? 0) + some)
    for (const { Table, GlobalSecondaryIndexes = {} } of [answer.ConsumedCapacity ?? []].flat()) {
      for (const item of items) add(`table ${String(item['pk'])}`, (Table?.CapacityUnits ?? 0) / items.length)
      for (const [index, { CapacityUnits = 0 }] of Object.entries(GlobalSecondaryIndexes)) {
        const there = items.flatMap((item) =>
          typeof item[`${index}pk`] === 'string' ? String(item[`${index}pk`]) : [],
        )
        for (const key of there) add(`${index} ${key}`, CapacityUnits / there.length)
      }
    }
    return answer
  }
  return {
    take() {
      const taken = units
      units = new Map()
      return taken
    },
    stop: () => {
      // It is inherited.
      Reflect.deleteProperty(prototype, 'send')
    },
  }
}

interface Write {
  readonly Item?: Fields
  readonly Key?: Fields
  readonly UpdateExpression?: string
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>
  readonly ExpressionAttributeValues?: Fields
}

/** Keys, and what is said of the place in the indexes, of each item that a call writes. */
function writtenIn(input: Fields): Fields[] {
  const { TransactItems, RequestItems, Statements, ...single } = input as Write & {
    TransactItems?: Readonly<Record<string, Write>>[]
    RequestItems?: Readonly<Record<string, readonly { PutRequest?: Write; DeleteRequest?: Write }[]>>
    Statements?: { Statement: string; Parameters: readonly unknown[] }[]
  }
  if (Statements) return Statements.map(({ Statement, Parameters }) => fieldsOfStatement(Statement, Parameters))
  if (TransactItems)
    return TransactItems.flatMap((one) => (one['Get'] ? [] : Object.values(one).map((part) => fieldsOf(part))))
  if (RequestItems)
    return Object.values(RequestItems).flatMap((requests) =>
      Array.isArray(requests)
        ? requests.map(({ PutRequest, DeleteRequest }) => fieldsOf(PutRequest ?? DeleteRequest ?? {}))
        : [],
    )
  const writes = single.Item !== undefined || single.UpdateExpression !== undefined
  const deletes = single.Key !== undefined && single.ConditionExpression !== undefined
  return writes || deletes ? [fieldsOf(single)] : []
}

function fieldsOf({ Item, Key, UpdateExpression = '', ...said }: Write): Fields {
  if (Item) return Item
  const set = [...UpdateExpression.matchAll(/(#\w+) = (:\w+)/g)].map(([, name = '', value = '']) => [
    said.ExpressionAttributeNames?.[name],
    said.ExpressionAttributeValues?.[value],
  ])
  return { ...(Object.fromEntries(set) as Fields), ...Key }
}

/** In ours each parameter follows the name of its field: `'pk': ?`, `"pk" = ?`. */
function fieldsOfStatement(statement: string, parameters: readonly unknown[]): Fields {
  const names = [...statement.matchAll(/(?:['"](\w+)['"]\s*(?::|=|<>|<|>)\s*)?\?/g)].map(([, name]) => name)
  return Object.fromEntries(names.flatMap((name, at) => (name === undefined ? [] : [[name, parameters[at]]])))
}
