import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { giveUpClaims } from '../../../local/runtime/give-up-claims.ts'
import { openWorld, type World } from '../../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

test('after a crash the calls that it cut short are free again, the answered ones are not', async () => {
  const { table } = world.deps.database
  const client = new DynamoDBClient()
  const token = await world.token({ role: 'province' })
  const body = { countyCode: '530627', fileName: '摸底.csv' }
  const announce = () => world.call('POST', '/v1/surveys', { token, key: 'answered', body })
  const answered = await announce()
  const claim = { pk: { S: 'idempotency' }, sk: { S: 'cut short' } }
  const Item = { ...claim, status: { S: 'INPROGRESS' }, in_progress_expiration: { N: String(Date.now() + 20_000) } }
  await client.send(new PutItemCommand({ TableName: table, Item }))

  await giveUpClaims(client, table)
  expect(await client.send(new GetItemCommand({ TableName: table, Key: claim }))).not.toHaveProperty('Item')
  expect(await announce()).toEqual(answered)
})
