import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { handler as createSurvey } from '../../functions/surveys/create-survey.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  token = await world.token({ role: 'province', subject: 'li@yunnan' })
})
afterAll(() => world.close())

afterEach(() => {
  vi.restoreAllMocks()
})
/** The true table, but for one call. */
const fails = (call: 'claim' | 'answer' | 'forget' | 'letGo') =>
  vi.spyOn(world.deps.receivedRequests, call).mockRejectedValueOnce(throttled)
const throttled = new DynamoDBServiceException({
  name: 'ProvisionedThroughputExceededException',
  message: 'Rate exceeded',
  $fault: 'client',
  $metadata: { httpStatusCode: 400 },
})

const body = { countyCode: '530627', fileName: '摸底.csv' }
const announce = (key: string) => world.call('POST', '/v1/surveys', { token, key, body })
const idOf = ({ body: answer }: { body: unknown }) => (answer as { surveyId: string }).surveyId
async function keysTaken(): Promise<number> {
  const { client, table } = world.deps.database
  const { Count = 0 } = await client.send(
    new ScanCommand({ TableName: table, FilterExpression: 'attribute_exists(underWay)' }),
  )
  return Count
}
const wait = { status: 409, body: { type: '/problems/in-progress' } }

describe('a table that throttles midway', () => {
  test('before the key is taken: nothing is begun, and the same key goes through later', async () => {
    const announced = vi.spyOn(world.deps.surveys, 'announce')
    fails('claim')
    expect(await announce('claim')).toMatchObject({
      status: 500,
      body: { detail: expect.stringMatching(/^Try again/) },
    })
    expect(announced).not.toHaveBeenCalled()
    expect(await announce('claim')).toMatchObject({ status: 201 })
    expect(announced).toHaveBeenCalledTimes(1)
  })

  test('after it was done: the caller is told what was done, and nothing is done twice', async () => {
    const announced = vi.spyOn(world.deps.surveys, 'announce')
    fails('answer')
    const first = await announce('keep')
    expect(first).toMatchObject({ status: 201 })
    expect(await announce('keep')).toMatchObject(wait)
    expect(announced).toHaveBeenCalledTimes(1)
    expect(await world.deps.audit.of(idOf(first))).toHaveLength(1)
  })

  test('after a refusal: the caller is told why, not that something broke', async () => {
    const { surveyId } = (await announce('nothing uploaded')).body as { surveyId: string }
    fails('forget')
    expect(await world.call('POST', `/v1/surveys/${surveyId}/import`, { token, key: 'too early' })).toMatchObject({
      status: 409,
      body: { type: '/problems/invalid-state' },
    })
  })

  test('after something broke: the caller is told so, as a problem document', async () => {
    vi.spyOn(world.deps.surveys, 'announce').mockRejectedValueOnce(throttled)
    fails('letGo')
    expect(await announce('breaks')).toMatchObject({ status: 500, body: { type: '/problems/broken' } })
  })
})

test('without the sealing key nothing is begun that could not be answered again', async () => {
  vi.spyOn(world.deps.vault, 'seal').mockRejectedValueOnce(new Error('the sealing secret holds no key named k2'))
  const announced = vi.spyOn(world.deps.surveys, 'announce')
  expect(await announce('unsealed')).toMatchObject({ status: 500 })
  expect(announced).not.toHaveBeenCalled()
  expect(await announce('unsealed')).toMatchObject({ status: 201 })
})

test('a call that runs out of time may be at work still: its key is not free for a second one', async () => {
  const before = await keysTaken()
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
  vi.spyOn(world.deps.surveys, 'announce').mockReturnValueOnce(mayEnd)
  const deadline = performance.now() + 200
  const context = {
    awsRequestId: 'req-1',
    functionName: 'zhida-surveys-create-survey',
    getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
  } as Context
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': 'slow' }
  const event = { headers, body: JSON.stringify(body) } as unknown as APIGatewayProxyEventV2
  expect(await createSurvey(event, context)).toMatchObject({ statusCode: 500 })
  expect(await keysTaken()).toBe(before + 1)
  end()
})
