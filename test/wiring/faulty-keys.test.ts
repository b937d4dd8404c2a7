import {
  DeleteItemCommand,
  DynamoDBServiceException,
  PutItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda'
import { mockClient } from 'aws-sdk-client-mock'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { handler as createSurvey } from '../../functions/surveys/create-survey.ts'
import { idempotencyPartition } from '../../functions/wiring/sealed-replies.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let token: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  token = await world.token({ role: 'province', subject: 'li@yunnan' })
})
afterAll(() => world.close())

/** The true table, but for the calls that a test lets fail. Keys are kept by plain commands, our own items by others. */
let dynamo: ReturnType<typeof mockClient>
beforeEach(() => {
  dynamo = mockClient(world.deps.database.client)
  dynamo.send.callThrough()
})
afterEach(() => {
  dynamo.restore()
  vi.restoreAllMocks()
})
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
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :keys',
      FilterExpression: '#status = :begun',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: { ':keys': idempotencyPartition, ':begun': 'INPROGRESS' },
    }),
  )
  return Count
}
const wait = { status: 409, body: { type: '/problems/conflict' } }

describe('a table that throttles midway', () => {
  test('before the key is taken: nothing is begun, and the same key goes through later', async () => {
    const announced = vi.spyOn(world.deps.surveys, 'announce')
    dynamo.on(PutItemCommand).rejectsOnce(throttled)
    expect(await announce('claim')).toMatchObject({
      status: 500,
      body: { detail: expect.stringMatching(/^Try again/) },
    })
    expect(announced).not.toHaveBeenCalled()
    dynamo.restore()
    expect(await announce('claim')).toMatchObject({ status: 201 })
    expect(announced).toHaveBeenCalledTimes(1)
  })

  test('after it was done: the caller is told what was done, and nothing is done twice', async () => {
    const announced = vi.spyOn(world.deps.surveys, 'announce')
    dynamo.on(UpdateItemCommand).rejectsOnce(throttled)
    const first = await announce('keep')
    expect(first).toMatchObject({ status: 201 })
    expect(await announce('keep')).toMatchObject(wait)
    expect(announced).toHaveBeenCalledTimes(1)
    expect(await world.deps.audit.of(idOf(first))).toHaveLength(1)
  })

  test('after a refusal: the caller is told why, not that something broke', async () => {
    const { surveyId } = (await announce('nothing uploaded')).body as { surveyId: string }
    dynamo.on(DeleteItemCommand).rejectsOnce(throttled)
    expect(await world.call('POST', `/v1/surveys/${surveyId}/import`, { token, key: 'too early' })).toMatchObject({
      status: 409,
      body: { type: '/problems/invalid-state' },
    })
  })

  test('after something broke: the caller is told so, as a problem document', async () => {
    vi.spyOn(world.deps.surveys, 'announce').mockRejectedValueOnce(throttled)
    dynamo.on(DeleteItemCommand).rejectsOnce(throttled)
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
