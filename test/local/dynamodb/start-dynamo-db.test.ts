import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterEach, expect, test, vi } from 'vitest'
import { type DynamoDb, startDynamoDb } from '../../../local/dynamodb/start-dynamo-db.ts'
import { SetupProblem } from '../../../local/setup-problem.ts'

const started: DynamoDb[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  await Promise.all(started.splice(0).map((one) => one.stop()))
})

async function start(options?: Parameters<typeof startDynamoDb>[0]) {
  const dynamoDb = await startDynamoDb(options)
  started.push(dynamoDb)
  return { dynamoDb, client: clientOf(dynamoDb.endpoint) }
}

function clientOf(endpoint: string) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return new DynamoDBClient({ endpoint, region: 'cn-north-1', credentials, maxAttempts: 1 })
}

const table = new CreateTableCommand({
  TableName: 'workers',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
})
const put = new PutItemCommand({ TableName: 'workers', Item: { pk: { S: 'wrk_1' } } })
const get = new GetItemCommand({ TableName: 'workers', Key: { pk: { S: 'wrk_1' } } })

test('what was written is there after a restart on the same folder', async () => {
  const data = await mkdtemp(join(tmpdir(), 'zhida-'))
  const first = await start({ data })
  await first.client.send(table)
  await first.client.send(put)
  await first.dynamoDb.stop()
  const second = await start({ data })
  expect((await second.client.send(get)).Item).toEqual({ pk: { S: 'wrk_1' } })
})

test('without a folder each start is empty, and several run side by side', async () => {
  const [one, other] = await Promise.all([start(), start()])
  await one.client.send(table)
  await expect(other.client.send(get)).rejects.toThrow('resource not found')
})

test('it ends when the process that started it is killed', async () => {
  const module = new URL('../../../local/dynamodb/start-dynamo-db.ts', import.meta.url).href
  const script = `const { startDynamoDb } = await import(${JSON.stringify(module)})
    console.log((await startDynamoDb()).endpoint)
    setInterval(() => undefined, 1000)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [endpoint] = await once(parent.stdout, 'data')
  const client = clientOf(String(endpoint).trim())
  await client.send(table)
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  await expect.poll(() => client.send(get).catch((error) => error.code)).toBe('ECONNREFUSED')
})

test('a folder that cannot be written to is named in one line', async () => {
  const refused = await startDynamoDb({ data: '/nowhere/at/all' }).catch((error) => error)
  expect(refused).toBeInstanceOf(SetupProblem)
  expect(refused.message).toMatch(
    /^the embedded DynamoDB .* does not start: .*unable to open database file.*dynamodb\.sqlite$/,
  )
})

test('a binary that does not exist is named in one line', async () => {
  vi.stubEnv('DYNOXIDE_BIN', '/no/such/dynoxide')
  await expect(startDynamoDb()).rejects.toThrow(/\/no\/such\/dynoxide.*does not start/)
})

test('a binary that ends while running is reported', async () => {
  vi.stubEnv('DYNOXIDE_BIN', join(import.meta.dirname, 'listens-and-ends.sh'))
  const crash = await new Promise<SetupProblem>((onCrash) => void startDynamoDb({ onCrash }))
  expect(crash.message).toBe('the embedded DynamoDB ended unexpectedly (code 7): start again')
})
