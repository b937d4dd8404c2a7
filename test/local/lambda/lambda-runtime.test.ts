import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { expect, test } from 'vitest'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { type LambdaHandler, lambdaRuntime } from '../../../local/lambda/lambda-runtime.ts'
import { awsEndpointForTests } from '../http/aws-endpoint-for-tests.ts'

class NoSeat extends Error {
  override readonly name = 'NoSeat'
}

const handlers: Record<string, LambdaHandler> = {
  echo: async (event) => event,
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

function runtime() {
  const clock = jumpingClock({ start: '2026-03-01T00:00:00.000Z' as Instant, seed: 1 })
  const timeLimit = (name: string) => (name === 'stuck' ? 0.05 : 900)
  return { clock, lambda: lambdaRuntime({ load: async (name) => handlers[name], clock, timeLimit }) }
}

test('a function answers, by name, by ARN and by qualified ARN, and is counted', async () => {
  const { lambda } = runtime()
  const arn = 'arn:aws-cn:lambda:cn-north-1:000000000000:function:echo'
  for (const name of ['echo', 'echo:live', arn, `${arn}:live`])
    expect(await lambda.invoke(name, '{"a":1}')).toEqual({ statusCode: 200, payload: '{"a":1}' })
  expect(await lambda.invoke('nothing', '{}')).toEqual({ statusCode: 200, payload: 'null' })
  expect([...lambda.invocations]).toEqual([
    ['echo', 4],
    ['nothing', 1],
  ])
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
  expect(context.functionName).toBe('context')
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
  expect(await invoke('nothing', '{}', 'Event')).toMatchObject({ StatusCode: 202 })
  await expect(invoke('unknown', '{}')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
  await expect(invoke('echo', 'not json')).rejects.toMatchObject({ name: 'InvalidRequestContentException' })
})
