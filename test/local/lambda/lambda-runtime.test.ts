import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { type LambdaHandler, type LoadFunction, lambdaRuntime } from '../../../local/lambda/lambda-runtime.ts'
import { awsEndpointForTests } from '../http/aws-endpoint-for-tests.ts'

class NoSeat extends Error {
  override readonly name = 'NoSeat'
}

const handlers: Record<string, LambdaHandler> = {
  echo: async (event) => event,
  'echo:7': async (event) => ({ seventh: event }),
  nothing: async () => undefined,
  book: async () => {
    throw new NoSeat('the coach is full')
  },
  text: async () => {
    throw 'just text'
  },
  stuck: () => new Promise(() => undefined),
  context: async (_, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() }),
  huge: async () => 'x'.repeat(7_000_000),
}

const load: LoadFunction = async (name, version) => handlers[version === '$LATEST' ? name : `${name}:${version}`]

function runtime() {
  const clock = jumpingClock({ start: '2026-03-01T00:00:00.000Z' as Instant, seed: 1 })
  const timeLimit = (name: string) => (name === 'stuck' ? 0.05 : 900)
  return { clock, lambda: lambdaRuntime({ load, clock, timeLimit }) }
}

const arn = 'arn:aws-cn:lambda:cn-north-1:000000000000:function:echo'

test('a function answers, by name and by ARN, and is counted', async () => {
  const { lambda } = runtime()
  const executedVersion = '$LATEST'
  for (const name of ['echo', 'echo:$LATEST', arn, `${arn}:$LATEST`])
    expect(await lambda.invoke(name, '{"a":1}')).toEqual({ statusCode: 200, executedVersion, payload: '{"a":1}' })
  expect(await lambda.invoke('nothing', '{}')).toEqual({ statusCode: 200, executedVersion, payload: 'null' })
  expect([...lambda.invocations]).toEqual([
    ['echo', 4],
    ['nothing', 1],
  ])
})

test('a published version answers by its number, and nothing in the place of one that was not published', async () => {
  const { lambda } = runtime()
  const seventh = { statusCode: 200, executedVersion: '7', payload: '{"seventh":{"a":1}}' }
  for (const name of ['echo:7', `${arn}:7`]) expect(await lambda.invoke(name, '{"a":1}')).toEqual(seventh)
  expect(await lambda.invoke(arn, '{"a":1}', '7')).toEqual(seventh)
  expect(await lambda.invoke('echo:7', '{"a":1}', '7')).toEqual(seventh)
  for (const name of ['echo:8', 'echo:live', 'unknown:7'])
    await expect(lambda.invoke(name, '{}')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: expect.stringMatching(new RegExp(`^Function not found: arn:.*:function:${name}$`)),
    })
  await expect(lambda.invoke('echo:7', '{}', '8')).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
})

test('what a function throws is told as the Node runtime tells it', async () => {
  const { lambda } = runtime()
  const booked = await lambda.invoke('book', '{}')
  expect(booked).toMatchObject({ statusCode: 200, functionError: 'Unhandled' })
  const error = JSON.parse(booked.payload)
  expect(error).toMatchObject({ errorType: 'NoSeat', errorMessage: 'the coach is full' })
  expect(error.trace[0]).toBe('NoSeat: the coach is full')
  const text = JSON.parse((await lambda.invoke('text', '{}')).payload)
  expect(text).toEqual({ errorType: 'string', errorMessage: 'just text', trace: [] })
})

test('a function that takes longer than its limit is given up', async () => {
  const { lambda } = runtime()
  const { functionError, payload } = await lambda.invoke('stuck', '{}')
  expect(functionError).toBe('Unhandled')
  expect(JSON.parse(payload)).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 0\.05 seconds$/),
  })
})

test('a function knows its name and how much time it has left', async () => {
  const { lambda } = runtime()
  const context = JSON.parse((await lambda.invoke('context', '{}')).payload)
  expect(context).toMatchObject({ functionName: 'context', functionVersion: '$LATEST' })
  expect(context.invokedFunctionArn).toMatch(/:function:context$/)
  expect(context.remaining).toBeGreaterThan(800_000)
  expect(context.remaining).toBeLessThanOrEqual(900_000)
})

test('time stands still while a function runs', async () => {
  const { clock, lambda } = runtime()
  const order: string[] = []
  const running = lambda.invoke('stuck', '{}').then(() => order.push('answered'))
  clock.schedule(clock.epochMilliseconds(), () => order.push('next'))
  await running
  await clock.idle()
  expect(order).toEqual(['answered', 'next'])
})

test('more than 6 MB passes neither in nor out', async () => {
  const { lambda } = runtime()
  const large = JSON.stringify('x'.repeat(7_000_000))
  await expect(lambda.invoke('echo', large)).rejects.toMatchObject({ name: 'RequestTooLargeException' })
  const { payload } = await lambda.invoke('huge', '{}')
  expect(JSON.parse(payload).errorType).toBe('Function.ResponseSizeTooLarge')
})

test('the ordinary client invokes functions and sees their errors', async () => {
  const { lambda } = runtime()
  const { client } = await awsEndpointForTests({ lambda })
  const sdk = new LambdaClient(client)
  const invoke = (FunctionName: string, Payload: string, InvocationType?: 'Event') =>
    sdk.send(new InvokeCommand({ FunctionName, Payload, InvocationType }))
  const echoed = await invoke('arn:aws:lambda:cn-north-1:000000000000:function:echo', '{"name":"直达"}')
  expect(JSON.parse(echoed.Payload?.transformToString() ?? '')).toEqual({ name: '直达' })
  expect(await invoke('book', '{}')).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' })
  const seventh = await sdk.send(new InvokeCommand({ FunctionName: 'echo', Qualifier: '7', Payload: '1' }))
  expect(seventh).toMatchObject({ StatusCode: 200, ExecutedVersion: '7' })
  expect(JSON.parse(seventh.Payload?.transformToString() ?? '')).toEqual({ seventh: 1 })
  expect(await invoke('nothing', '{}', 'Event')).toMatchObject({ StatusCode: 202 })
  await expect(invoke('unknown', '{}')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await expect(invoke('echo', 'not json')).rejects.toMatchObject({ name: 'InvalidRequestContentException' })
})
