import { readFileSync } from 'node:fs'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { routes } from '../../functions/catalog.ts'
import { openWorld, type World } from '../world.ts'

const operations = Object.values(routes).map(({ operation }) => operation)

let world: World
beforeAll(async () => {
  vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'zhida-surveys-create-survey')
  world = await openWorld({ partners: false })
})
afterAll(async () => {
  await world.close()
  vi.unstubAllEnvs()
})

test('each route is an operation of its own', () => {
  expect(operations.filter((one, index) => operations.indexOf(one) !== index)).toEqual([])
})

test('the operations of v0.1.0 keep their names', () => {
  const released = JSON.parse(readFileSync(new URL('../fixtures/v0.1.0/operations.json', import.meta.url), 'utf8'))
  expect(operations).toEqual(expect.arrayContaining(released))
})

test('an id comes of the caller, the operation and the key, and a repeated call is known by its operation, without a function name', async () => {
  const token = await world.token({ role: 'county', subject: 'li@zhaotong', counties: ['5306'] })
  const body = { countyCode: '530627', fileName: '摸底.csv' }
  const created = await world.call('POST', '/v1/surveys', { token, body, key: 'once' })
  const surveyId = derivedId('SurveyId', 'li@zhaotong surveys/create-survey once')
  expect(created.body).toMatchObject({ surveyId })
  expect(await world.deps.audit.of(surveyId)).toMatchObject([{ action: 'surveys/create-survey' }])
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  const kept = Items.filter((item) => item['__edb_e__'] === 'receivedEvent')
  expect(kept.map(({ sender }) => sender)).toEqual(['surveys/create-survey'])
  expect(JSON.stringify(kept)).not.toContain('once')
})
