import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tableClient } from '../../../functions/gateways/table-client.ts'
import { type BehindRequests, requestsFirst } from '../../../local/dynamodb/requests-first.ts'
import { type DynamoDb, startDynamoDb } from '../../../local/dynamodb/start-dynamo-db.ts'

const TableName = 'workers'
let dynamoDb: DynamoDb
let client: ReturnType<typeof tableClient>
let behindRequests: BehindRequests

beforeAll(async () => {
  dynamoDb = await startDynamoDb()
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  const config = { endpoint: dynamoDb.endpoint, region: 'cn-north-1', credentials }
  await new DynamoDBClient(config).send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    }),
  )
  client = tableClient(config)
  behindRequests = requestsFirst(client)
})
afterAll(() => dynamoDb.stop())

const put = (pk: string) => client.send(new PutCommand({ TableName, Item: { pk } }))
const get = (pk: string) => client.send(new GetCommand({ TableName, Key: { pk } }))
const many = (count: number) => Array.from({ length: count }, (_, index) => `wrk_${index}`)

test('a request is answered while a workflow has hundreds of calls to make', async () => {
  const answered: string[] = []
  const workflow = behindRequests(() => Promise.all(many(300).map((pk) => put(pk).then(() => answered.push(pk)))))
  await get('wrk_0').then(() => answered.push('request'))
  await workflow
  expect(answered).toHaveLength(301)
  // Those on their way when it came, and what was served during its own.
  expect(answered.indexOf('request')).toBeLessThan(50)
})

test('a call that breaks gives its place back', async () => {
  const broken = { TransactItems: [{ Put: { TableName: 'nowhere', Item: { pk: 'wrk_1' } } }] }
  await behindRequests(async () => {
    const breaks = many(5).map(() => client.send(new TransactWriteCommand(broken)).catch(() => 'broke'))
    const rest = many(60).map((pk) => get(pk))
    expect(await Promise.all(breaks)).toEqual(many(5).map(() => 'broke'))
    expect(await Promise.all(rest)).toHaveLength(60)
  })
})

test('where requests never cease a workflow goes on beside them, with the smaller part', async () => {
  let over = false
  let answered = 0
  const requests = many(40).map(async (pk) => {
    while (!over) {
      await get(pk)
      answered += 1
    }
  })
  await behindRequests(() => Promise.all(many(60).map(put)))
  const beside = answered
  over = true
  await Promise.all(requests)
  // Eight to one; with one call of the workflow at a time forty to one.
  expect(beside).toBeGreaterThan(60)
  expect(beside).toBeLessThan(60 * 20)
})
