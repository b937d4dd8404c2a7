import { createServer, request } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchExecuteStatementCommand,
  BatchGetCommand,
  BatchWriteCommand,
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableClient } from '../../../functions/gateways/table-client.ts'
import { callStraight } from '../../../local/dynamodb/call-straight.ts'
import { type DynamoDb, startDynamoDb } from '../../../local/dynamodb/start-dynamo-db.ts'
import { listen } from '../../../local/http/listen.ts'
import { createTable } from '../../../local/runtime/create-table.ts'

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
const config = (endpoint: string) => ({ endpoint, region: 'cn-north-1', credentials })
const names = ['straight', 'by-the-sdk'] as const
const opened: (() => unknown)[] = []
let dynamoDb: DynamoDb
const clients = {} as Record<(typeof names)[number], DynamoDBDocumentClient>
/** Calls of the straight client that went the SDK's way. */
let sdkCalls = 0

function straightTo(endpoint: string): DynamoDBDocumentClient {
  const client = tableClient(config(endpoint))
  opened.push(callStraight(client, endpoint))
  return client
}

beforeAll(async () => {
  dynamoDb = await startDynamoDb()
  opened.push(() => dynamoDb.stop())
  for (const name of names) await createTable(new DynamoDBClient(config(dynamoDb.endpoint)), name)
  clients['by-the-sdk'] = tableClient(config(dynamoDb.endpoint))
  clients.straight = straightTo(dynamoDb.endpoint)
  clients.straight.middlewareStack.add(
    (next) => (call) => {
      sdkCalls += 1
      return next(call)
    },
    { step: 'build', name: 'counts' },
  )
})
afterAll(async () => {
  for (const close of opened.reverse()) await close()
})

const item = (sk: string) => ({
  pk: 'one',
  sk,
  gsi1pk: 'listed',
  gsi1sk: sk,
  name: '王建国',
  empty: '',
  none: null,
  left: undefined,
  yes: true,
  seats: 49,
  share: 0.25,
  list: [1, 'two', { three: null, four: [] }],
  map: { Item: 'a name that commands use', Key: { pk: 'within' }, Responses: [], Keys: {} },
  set: new Set(['a', 'b']),
})
const key = (sk: string) => ({ pk: 'one', sk })
const patch = (TableName: string, sk: string, seats: number) => ({
  TableName,
  Key: key(sk),
  UpdateExpression: 'SET #seats = :seats, #map.#deep = :deep',
  ConditionExpression: 'attribute_exists(pk) AND #seats <> :seats',
  ExpressionAttributeNames: { '#seats': 'seats', '#map': 'map', '#deep': 'Items' },
  ExpressionAttributeValues: { ':seats': seats, ':deep': { L: [null] } },
})

/** Every command of items, in an order in which each finds something. */
const calls = (table: string) => [
  new PutCommand({ TableName: table, Item: item('a') }),
  new BatchWriteCommand({
    RequestItems: { [table]: ['b', 'c', 'd'].map((sk) => ({ PutRequest: { Item: item(sk) } })) },
  }),
  new UpdateCommand({ ...patch(table, 'a', 1), ReturnValues: 'ALL_NEW' }),
  new GetCommand({ TableName: table, Key: key('a'), ConsistentRead: true }),
  new GetCommand({ TableName: table, Key: key('nobody') }),
  new BatchGetCommand({ RequestItems: { [table]: { Keys: ['b', 'c', 'nobody'].map(key), ConsistentRead: true } } }),
  ...[undefined, { ...key('b'), gsi1pk: 'listed', gsi1sk: 'b' }].map(
    (ExclusiveStartKey) =>
      new QueryCommand({
        TableName: table,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :listed',
        ExpressionAttributeValues: { ':listed': 'listed' },
        Limit: 2,
        ExclusiveStartKey,
      }),
  ),
  ...[undefined, key('b')].map(
    (ExclusiveStartKey) =>
      new ScanCommand({
        TableName: table,
        FilterExpression: 'seats > :seats',
        ExpressionAttributeValues: { ':seats': 1 },
        Limit: 2,
        ExclusiveStartKey,
        ConsistentRead: true,
      }),
  ),
  new TransactWriteCommand({
    TransactItems: [
      { Update: patch(table, 'b', 2) },
      { Delete: { TableName: table, Key: key('c') } },
      { Put: { TableName: table, Item: item('e') } },
      { ConditionCheck: { TableName: table, Key: key('d'), ConditionExpression: 'attribute_exists(pk)' } },
    ],
  }),
  new TransactGetCommand({ TransactItems: ['b', 'c'].map((sk) => ({ Get: { TableName: table, Key: key(sk) } })) }),
  new BatchExecuteStatementCommand({
    Statements: [
      {
        Statement: `INSERT INTO "${table}" VALUE {'pk': ?, 'sk': ?, 'map': ?, 'list': ?}`,
        Parameters: ['one', 'f', { deep: { yes: true } }, [1, null]],
      },
      { Statement: `INSERT INTO "${table}" VALUE {'pk': ?, 'sk': ?}`, Parameters: ['one', 'a'] },
    ],
  }),
  new BatchExecuteStatementCommand({
    Statements: [{ Statement: `SELECT * FROM "${table}" WHERE pk = ? AND sk = ?`, Parameters: ['one', 'a'] }],
  }),
  new DeleteCommand({ TableName: table, Key: key('e'), ReturnValues: 'ALL_OLD' }),
]

/** The same for both tables: their names, and what a call has of its own, are left out. */
const told = (answer: object, table: string) => {
  const { $metadata: _, ...rest } = answer as { $metadata: unknown }
  return renamed(rest, table)
}
function renamed(value: unknown, table: string): unknown {
  if (typeof value === 'string') return value.replaceAll(table, 'the table')
  if (value instanceof Set || typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((one) => renamed(one, table))
  const fields = Object.entries(value).filter(([, one]) => one !== undefined)
  return Object.fromEntries(fields.map(([name, one]) => [name.replace(table, 'the table'), renamed(one, table)]))
}
type Sent = Parameters<DynamoDBDocumentClient['send']>[0]
const send = (name: (typeof names)[number], command: unknown) =>
  clients[name].send(command as Sent) as Promise<{ $metadata: { attempts?: number } }>

type Refusal = Error & { $metadata: object }
/** The SDK leaves the answer's `__type` on it. */
const saying = (error: Refusal, table: string) =>
  told(Object.assign({ message: error.message }, error, { __type: undefined }), table)

describe('a call that goes straight to the embedded table', () => {
  test('is answered as the SDK would have it, and leaves the same', async () => {
    const [ours, theirs] = names.map(calls) as [unknown[], unknown[]]
    for (const [index, command] of ours.entries()) {
      const answer = await send('straight', command)
      expect(told(answer, 'straight')).toEqual(told(await send('by-the-sdk', theirs[index]), 'by-the-sdk'))
      expect(answer.$metadata.attempts).toBe(1)
    }
    expect(sdkCalls).toBe(0)
  })

  const noneThere = {
    ConditionExpression: 'attribute_not_exists(pk)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } as const
  /** Those that come second, which is part of the work, and those that are mistakes. */
  const refused: Record<'second' | 'mistaken', (table: string) => object[]> = {
    second: (TableName: string) => [
      new PutCommand({ TableName, Item: item('a'), ConditionExpression: 'attribute_not_exists(pk)' }),
      new PutCommand({ TableName, Item: item('a'), ...noneThere }),
      new UpdateCommand({ ...patch(TableName, 'nobody', 1) }),
      new DeleteCommand({ TableName, Key: key('nobody'), ConditionExpression: 'attribute_exists(pk)' }),
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName, Item: item('new') } },
          { Put: { TableName, Item: item('a'), ...noneThere } },
          { ConditionCheck: { TableName, Key: key('nobody'), ConditionExpression: 'attribute_exists(pk)' } },
        ],
      }),
    ],
    mistaken: (TableName: string) => [
      new QueryCommand({ TableName, KeyConditionExpression: 'nonsense' }),
      new GetCommand({ TableName: `no ${TableName}`.replaceAll(' ', '-'), Key: key('a') }),
    ],
  }
  test.each([
    ['second', 0],
    ['mistaken', 2],
  ] as const)("is refused with the SDK's own errors when it is %s", async (why, bySdk) => {
    const before = sdkCalls
    const [ours, theirs] = names.map((name) => refused[why](name)) as [object[], object[]]
    for (const [index, command] of ours.entries()) {
      const [error, other] = (await Promise.all([
        send('straight', command).catch((problem: unknown) => problem),
        send('by-the-sdk', theirs[index]).catch((problem: unknown) => problem),
      ])) as [Refusal, Refusal]
      expect(error).toBeInstanceOf(Error)
      expect(error.constructor).toBe(other.constructor)
      expect(saying(error, 'straight')).toEqual(saying(other, 'by-the-sdk'))
      expect(error.$metadata).toMatchObject({ httpStatusCode: 400, attempts: 1 })
    }
    expect(sdkCalls - before).toBe(bySdk)
    expect(
      (await clients.straight.send(new GetCommand({ TableName: 'straight', Key: key('new') }))).Item,
    ).toBeUndefined()
  })
})

describe('where the answer to a call is lost', () => {
  /** Hands calls on to the table, and hangs up on the first before its answer. */
  async function losing(): Promise<{ client: DynamoDBDocumentClient; bodies: string[] }> {
    const bodies: string[] = []
    const { hostname, port } = new URL(dynamoDb.endpoint)
    const server = createServer((asked, answer) => {
      const parts: Buffer[] = []
      asked.on('data', (part: Buffer) => parts.push(part))
      asked.on('end', () => {
        const body = Buffer.concat(parts)
        const isFirst = bodies.push(body.toString()) === 1
        const on = request({ hostname, port, method: 'POST', path: '/', headers: asked.headers }, (given) => {
          if (isFirst) return given.resume().on('end', () => asked.socket.destroy())
          answer.writeHead(given.statusCode ?? 500, given.headers)
          return given.pipe(answer)
        })
        on.end(body)
      })
    })
    const listening = await listen(server, 0)
    opened.push(() => listening.stop())
    return { client: straightTo(listening.url), bodies }
  }

  test('a write that stands is refused as it would be, and says that it was tried before', async () => {
    const { client, bodies } = await losing()
    const Item = { ...item('lost'), ...key('lost') }
    const create = new PutCommand({ TableName: 'straight', Item, ConditionExpression: 'attribute_not_exists(pk)' })
    const error = await client.send(create).catch((problem: unknown) => problem)
    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException', $metadata: { attempts: 2 } })
    expect(bodies).toHaveLength(2)
    const { Item: stands } = await client.send(new GetCommand({ TableName: 'straight', Key: key('lost') }))
    expect(stands).toMatchObject(key('lost'))
  })

  test('a transaction comes again under its own token, and an answer counts both tries', async () => {
    const { client, bodies } = await losing()
    const Put = { TableName: 'straight', Item: item('once') }
    const { $metadata } = await client.send(new TransactWriteCommand({ TransactItems: [{ Put }] }))
    expect($metadata.attempts).toBe(2)
    const tokens = bodies.map((body) => (JSON.parse(body) as { ClientRequestToken?: string }).ClientRequestToken)
    expect(tokens).toEqual([expect.any(String), tokens[0]])
  })
})
