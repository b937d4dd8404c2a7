import { createHash } from 'node:crypto'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { callAtWork } from '../../../local/lambda/call-at-work.ts'

/** Records that somebody read personal details: counted apart from those of changes, which are older. */
export const auditOfReads = 'audit of reads'

/** What calls of the table did with the items of one entity. Units are those that the table itself reports. */
export interface EntityCalls {
  /** Items that were asked for by key, and queries. */
  reads: number
  /** Reads that were answered as the same read before them was. */
  repeated: number
  /** Those of them that the same call of a function had made before. */
  again?: number
  /** Reads that found nothing. */
  empty: number
  readUnits: number
  /** Items that were put, changed, deleted or checked. */
  writes: number
  writeUnits: number
}

export interface CallCounts {
  readonly calls: Readonly<Record<string, number>>
  readonly entities: Readonly<Record<string, EntityCalls>>
}

type Fields = Readonly<Record<string, unknown>>
interface Command {
  readonly constructor: { readonly name: string }
  readonly input: Fields
}
interface Answer {
  readonly Item?: unknown
  readonly Items?: readonly unknown[]
  readonly Responses?: Readonly<Record<string, readonly unknown[]>> | readonly { readonly Item?: unknown }[]
  readonly ConsumedCapacity?: Capacity | readonly Capacity[]
}
interface Capacity {
  readonly CapacityUnits?: number
}

/** Counts every call of a table's document client in this process from now on. Call `stop` before another counts. */
export function countCalls(): { counts(): CallCounts; stop(): void } {
  const calls: Record<string, number> = {}
  const entities = new Map<string, EntityCalls>()
  const answers = new Map<string, string>()
  const answersOfCall = new WeakMap<object, Map<string, string>>()
  const prototype = DynamoDBDocumentClient.prototype as unknown as {
    send: (command: Command, ...more: unknown[]) => Promise<Answer>
  }
  const send = prototype.send

  const of = (entity: string): EntityCalls => {
    const known = entities.get(entity) ?? {
      reads: 0,
      repeated: 0,
      again: 0,
      empty: 0,
      readUnits: 0,
      writes: 0,
      writeUnits: 0,
    }
    entities.set(entity, known)
    return known
  }
  function noteRead(entity: string, asked: unknown, answered: unknown, units: number): void {
    const one = of(entity)
    const key = digest(asked)
    const answer = digest(answered)
    one.reads += 1
    one.readUnits += units
    if (answers.get(key) === answer) one.repeated += 1
    const call = callAtWork.getStore()
    if (call) {
      const own = answersOfCall.get(call) ?? new Map<string, string>()
      if (own.get(key) === answer) one.again = (one.again ?? 0) + 1
      answersOfCall.set(call, own.set(key, answer))
    }
    if (answered === undefined || (Array.isArray(answered) && answered.length === 0)) one.empty += 1
    answers.set(key, answer)
  }

  prototype.send = async function (this: unknown, command, ...more) {
    // In place: the command has handed its input on already.
    Object.assign(command.input, { ReturnConsumedCapacity: 'INDEXES' })
    const answer = await send.call(this, command, ...more)
    const operation = command.constructor.name.replace(/Command$/, '')
    calls[operation] = (calls[operation] ?? 0) + 1
    const units = [answer.ConsumedCapacity ?? []].flat().reduce((sum, one) => sum + (one.CapacityUnits ?? 0), 0)
    const written = itemsWritten(command.input)
    for (const entity of written) {
      const one = of(entity)
      one.writes += 1
      one.writeUnits += units / written.length
    }
    if (written.length === 0)
      for (const [entity, asked, answered, share] of itemsRead(command.input, answer))
        noteRead(entity, asked, answered, units * share)
    return answer
  }

  return {
    counts: () => ({ calls, entities: Object.fromEntries(entities) }),
    stop: () => {
      // It is inherited.
      Reflect.deleteProperty(prototype, 'send')
    },
  }
}

/** The table gives the fields of an item in any order. */
function digest(of: unknown): string {
  const inOrder = (_: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value
  return createHash('sha1')
    .update(JSON.stringify(of, inOrder) ?? 'nothing')
    .digest('base64url')
}

/** `$message_1#…`, as sort keys of the table and of its indexes begin. */
function entityIn(key: unknown): string | undefined {
  return typeof key === 'string' ? /^\$([a-z]\w*?)_\d/.exec(key)?.[1] : undefined
}

function entityOf(item: unknown): string {
  const { __edb_e__: named, sk, opened } = Object(item) as { __edb_e__?: string; sk?: string; opened?: unknown }
  if (named === 'audit' && opened !== undefined) return auditOfReads
  return named?.toLowerCase() ?? entityIn(sk) ?? 'other'
}

interface StatementSent {
  readonly Statement: string
  readonly Parameters: readonly unknown[]
}

function entityOfStatement({ Statement, Parameters }: StatementSent): string {
  if (!Statement.startsWith('INSERT ')) return Parameters.map(entityIn).find(Boolean) ?? 'other'
  const names = [...Statement.matchAll(/'(\w+)': \?/g)].map(([, name]) => name)
  return entityOf(Object.fromEntries(names.map((name, index) => [name, Parameters[index]])))
}

/** The entity of each item that a call writes. */
function itemsWritten(input: Fields): string[] {
  const { Item, Key, UpdateExpression, RequestItems, TransactItems, Statements } = input as {
    Item?: unknown
    Key?: unknown
    UpdateExpression?: string
    RequestItems?: Record<string, unknown>
    TransactItems?: Record<string, { Item?: unknown; Key?: unknown }>[]
    Statements?: StatementSent[]
  }
  if (Statements) return Statements.map(entityOfStatement)
  if (TransactItems)
    return TransactItems.flatMap((one) =>
      one['Get'] ? [] : Object.values(one).map((part) => entityOf(part.Item ?? part.Key)),
    )
  if (RequestItems)
    return Object.values(RequestItems)
      .filter((requests) => Array.isArray(requests))
      .flatMap((requests) => requests as { PutRequest?: { Item: unknown }; DeleteRequest?: { Key: unknown } }[])
      .map(({ PutRequest, DeleteRequest }) => entityOf(PutRequest?.Item ?? DeleteRequest?.Key))
  if (Item !== undefined) return [entityOf(Item)]
  const deletes = Key !== undefined && !('ConsistentRead' in input) && !('ProjectionExpression' in input)
  return UpdateExpression !== undefined || (deletes && 'ConditionExpression' in input) ? [entityOf(Key)] : []
}

/** Each read of a call: its entity, what was asked, what was answered, and its share of the call. */
function itemsRead(input: Fields, answer: Answer): [string, unknown, unknown, number][] {
  const {
    Key,
    RequestItems,
    TransactItems,
    ExpressionAttributeValues = {},
    IndexName,
    ExclusiveStartKey,
  } = input as {
    Key?: unknown
    RequestItems?: Record<string, { Keys: unknown[] }>
    TransactItems?: { Get: { Key: unknown } }[]
    ExpressionAttributeValues?: Fields
    IndexName?: string
    ExclusiveStartKey?: unknown
  }
  const keyOf = (item: unknown) => {
    const { pk, sk } = Object(item) as { pk?: string; sk?: string }
    return `${pk} ${sk}`
  }
  if (RequestItems) {
    const keys = Object.values(RequestItems).flatMap(({ Keys }) => Keys)
    const found = new Map(
      Object.values(answer.Responses ?? {})
        .flat()
        .map((item) => [keyOf(item), item]),
    )
    return keys.map((key) => [entityOf(key), key, found.get(keyOf(key)), 1 / keys.length])
  }
  if (TransactItems)
    return TransactItems.map(({ Get }, index) => [
      entityOf(Get.Key),
      Get.Key,
      (answer.Responses as { Item?: unknown }[] | undefined)?.[index]?.Item,
      1 / TransactItems.length,
    ])
  if (Key !== undefined) return [[entityOf(Key), Key, answer.Item, 1]]
  const entity = Object.values(ExpressionAttributeValues)
    .map(entityIn)
    .find((one) => one !== undefined)
  return [
    [
      entity ?? entityOf(answer.Items?.[0]),
      [IndexName, ExpressionAttributeValues, ExclusiveStartKey],
      answer.Items ?? [],
      1,
    ],
  ]
}
