import { expect, test } from 'vitest'
import { type Event, openWorld } from './harness.ts'

const machine = (States: object, more: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: Object.keys(States)[0],
  States,
  ...more,
})
const waiting = machine({ Wait: { Type: 'Wait', Seconds: 3600, End: true } })

test('an execution that is stopped without a reason has none, in its history and elsewhere', async () => {
  const world = openWorld()
  const held = world.clock.busy()
  const executionArn = await world.start(await world.create(waiting))
  await world.call('StopExecution', { executionArn })
  const last = (await world.events(executionArn)).at(-1)
  expect(last).toMatchObject({ id: 3, previousEventId: 0, type: 'ExecutionAborted', executionAbortedEventDetails: {} })
  const described = await world.describe(executionArn)
  expect(described).toMatchObject({ status: 'ABORTED', redriveStatus: 'REDRIVABLE' })
  expect(described).not.toHaveProperty('error')
  expect(described).not.toHaveProperty('cause')
  held()
})

test('only the last event of a machine that ran out of time names the error', async () => {
  const world = openWorld()
  const limited = { ...waiting, TimeoutSeconds: 60 }
  const { status, error, executionArn, startDate, stopDate } = await world.run(limited)
  expect(stopDate).toBe(startDate + 60)
  expect({ status, error }).toEqual({ status: 'TIMED_OUT', error: undefined })
  expect((await world.events(executionArn)).at(-1)).toMatchObject({
    previousEventId: 0,
    type: 'ExecutionTimedOut',
    executionTimedOutEventDetails: { error: 'States.Timeout' },
  })
})

test('a call is recorded with what it asks for: time-out, heartbeat, parameters as text', async () => {
  const world = openWorld({ lambdas: { greet: () => 'hello' } })
  const limits = { TimeoutSeconds: 60, HeartbeatSeconds: 10, End: true }
  const resource = 'arn:aws:lambda:us-east-1:000000000000:function:greet'
  const plain = await world.run(machine({ Greet: { Type: 'Task', Resource: resource, ...limits } }), { name: '李' })
  expect((await world.events(plain.executionArn))[2]?.['lambdaFunctionScheduledEventDetails']).toEqual({
    resource,
    input: '{"name":"李"}',
    inputDetails: { truncated: false },
    timeoutInSeconds: 60,
  })
  const invoke = { Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'greet' }, ...limits }
  const integrated = await world.run(machine({ Greet: { Type: 'Task', ...invoke } }))
  expect((await world.events(integrated.executionArn))[2]?.['taskScheduledEventDetails']).toEqual({
    resourceType: 'lambda',
    resource: 'invoke',
    region: 'us-east-1',
    parameters: '{"FunctionName":"greet"}',
    timeoutInSeconds: 60,
    heartbeatInSeconds: 10,
  })
})

test('a history can be asked for without the data', async () => {
  const world = openWorld()
  const { executionArn } = await world.run(
    machine({ Take: { Type: 'Pass', Assign: { a: 1 }, Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'Full' } }),
  )
  const request = { executionArn, includeExecutionData: false }
  const { events } = await world.call<{ events: Event[] }>('GetExecutionHistory', request)
  const roleArn = 'arn:aws:iam::000000000000:role/zhida'
  expect(events[0]).toMatchObject({ type: 'ExecutionStarted', executionStartedEventDetails: { roleArn } })
  expect(JSON.stringify(events)).not.toMatch(/"(input|output|assignedVariables)":/)
  expect(events[2]?.['stateExitedEventDetails']).toMatchObject({ name: 'Take' })
  expect(events.at(-1)?.['executionFailedEventDetails']).toEqual({ error: 'Full' })
})
