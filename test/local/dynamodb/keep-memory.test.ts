import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { tableClient } from '../../../functions/gateways/table-client.ts'
import { keepMemory } from '../../../local/dynamodb/keep-memory.ts'
import { startDynamoDb } from '../../../local/dynamodb/start-dynamo-db.ts'

const item = (nth: number) => ({
  pk: 'one',
  sk: `worker-${nth}`,
  status: 'willing',
  skills: ['sewing', 'assembly'],
  wanted: { county: '530602', monthlyWageFen: 520_000, shifts: { day: true, night: false } },
})

test.skipIf(!existsSync('/proc/self/stat'))(
  'the embedded table does not ask the system for memory in each of its calls',
  async () => {
    const dynamoDb = await startDynamoDb()
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
    const config = { endpoint: dynamoDb.endpoint, region: 'cn-north-1', credentials }
    await new DynamoDBClient(config).send(
      new CreateTableCommand({
        TableName: 'workers',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    )
    const client = tableClient(config)
    const calls = 200
    const before = pageFaults(dynamoDb.endpoint)
    for (let nth = 0; nth < calls; nth += 1) {
      await client.send(new PutCommand({ TableName: 'workers', Item: item(nth % 6) }))
      await client.send(
        new QueryCommand({
          TableName: 'workers',
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': 'one' },
        }),
      )
    }
    // Some forty for such a pair where nothing keeps its memory.
    expect((pageFaults(dynamoDb.endpoint) - before) / calls).toBeLessThan(4)
    await dynamoDb.stop()
  },
)

test.each([
  ['breaks connections off', (socket: Socket) => socket.destroy()],
  ['ends them', (socket: Socket) => socket.resume().end()],
])('a table that %s is started all the same', async (_what, onConnection) => {
  const server = createServer(onConnection).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const letGo = await keepMemory(`http://127.0.0.1:${port}`)
  letGo()
  server.close()
  await once(server, 'close')
})

/** Pages that the table's process took from the system: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function pageFaults(endpoint: string): number {
  const { port } = new URL(endpoint)
  const words = ['dynoxide', `--port\0${port}\0`]
  const pid = readdirSync('/proc').find((name) => {
    if (!/^\d+$/.test(name)) return false
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
      return !command.includes('/sh\0') && words.every((word) => command.includes(word))
    } catch {
      return false
    }
  })
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')
  return Number(fields?.[7])
}
