import { expect, test } from 'vitest'
import { LambdaError, openWorld, startedAt } from './harness.ts'

const pass = { Type: 'Pass', End: true }
const functionArn = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`
const machine = (States: object, StartAt = Object.keys(States)[0]) => ({ QueryLanguage: 'JSONata', StartAt, States })

test('a task retries with growing delays, then its catcher sees the error', async () => {
  let calls = 0
  const world = openWorld({
    lambdas: {
      hold: () => {
        calls++
        throw new LambdaError('SeatsGone', 'no seats left')
      },
    },
  })
  const ended = await world.run(
    machine({
      'Hold seats': {
        Type: 'Task',
        Resource: functionArn('hold'),
        Retry: [
          { ErrorEquals: ['SeatsGone'], IntervalSeconds: 10, BackoffRate: 3, MaxAttempts: 2, MaxDelaySeconds: 20 },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Plan again', Output: '{% $states.errorOutput.Error %}' }],
        End: true,
      },
      'Plan again': pass,
    }),
  )
  expect(ended).toMatchObject({ status: 'SUCCEEDED', output: '"SeatsGone"' })
  expect(calls).toBe(3)
  expect(world.clock.epochMilliseconds() - startedAt).toBe(30_000)
  const types = (await world.events(ended.executionArn)).map(({ type }) => type)
  const attempt = ['LambdaFunctionScheduled', 'LambdaFunctionStarted', 'LambdaFunctionFailed']
  expect(types).toEqual([
    'ExecutionStarted',
    'TaskStateEntered',
    ...attempt,
    ...attempt,
    ...attempt,
    'TaskStateExited',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ])
})

test('an uncaught error of a function is named after its type, and its cause is the payload', async () => {
  const world = openWorld({
    lambdas: {
      hold: () => {
        throw new LambdaError('SeatsGone', 'no seats left')
      },
    },
  })
  const ended = await world.run(machine({ Hold: { Type: 'Task', Resource: functionArn('hold'), End: true } }))
  expect(ended).toMatchObject({
    status: 'FAILED',
    error: 'SeatsGone',
    cause: '{"errorMessage":"no seats left","errorType":"SeatsGone","trace":[]}',
  })
})

test('a function that is not there gives Lambda.ResourceNotFoundException', async () => {
  const ended = await openWorld().run(machine({ Hold: { Type: 'Task', Resource: functionArn('gone'), End: true } }))
  expect(ended).toMatchObject({
    status: 'FAILED',
    error: 'Lambda.ResourceNotFoundException',
    cause: expect.stringMatching(
      /^Function not found: gone \(Service: Lambda, Status Code: 404, Request ID: [\d-]+\)$/,
    ),
  })
})

test('a function that fails without an error type, as when it is killed, gives Lambda.Unknown', async () => {
  const payload = '{"errorMessage":"RequestId: 1 Error: Runtime exited with error: signal: killed"}'
  const world = openWorld({ invokeLambda: async () => ({ statusCode: 200, functionError: 'Unhandled', payload }) })
  const ended = await world.run(machine({ Hold: { Type: 'Task', Resource: functionArn('hold'), End: true } }))
  expect(ended).toMatchObject({
    status: 'FAILED',
    error: 'Lambda.Unknown',
    cause: `The cause could not be determined because Lambda did not return an error type. Returned payload: ${payload}`,
  })
})

test('a task whose failure ends its branch or iteration is recorded as aborted', async () => {
  const world = openWorld({
    lambdas: {
      hold: () => {
        throw new LambdaError('SeatsGone', 'no seats left')
      },
    },
  })
  const hold = { StartAt: 'Hold', States: { Hold: { Type: 'Task', Resource: functionArn('hold'), End: true } } }
  const ended = await world.run(machine({ Each: { Type: 'Map', Items: [1], ItemProcessor: hold, End: true } }))
  expect((await world.events(ended.executionArn)).map(({ type }) => type).slice(7)).toEqual([
    'LambdaFunctionFailed',
    'TaskStateAborted',
    'MapIterationFailed',
    'MapStateFailed',
    'ExecutionFailed',
  ])
})

test('variables of one state above 256 KiB fail it', async () => {
  const third = `{% $join($map([1..9000], function($v) { 'ten chars.' })) %}`
  const ended = await openWorld().run(machine({ Keep: { ...pass, Assign: { a: third, b: third, c: third } } }))
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
})

test('lambda:invoke wraps the payload and keeps the status code', async () => {
  const world = openWorld({ lambdas: { add: ({ a, b }: { a: number; b: number }) => a + b } })
  const ended = await world.run(
    machine({
      Add: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: functionArn('add'), Payload: '{% $states.input %}' },
        Assign: { sum: '{% $states.result.Payload %}' },
        Output: { code: '{% $states.result.StatusCode %}' },
        Next: 'Tell',
      },
      Tell: { Type: 'Pass', Output: { sum: '{% $sum %}', code: '{% $states.input.code %}' }, End: true },
    }),
    { a: 2, b: 3 },
  )
  expect(ended.output).toBe('{"sum":5,"code":200}')
})

test('lambda:invoke calls the version that it names, and says which one answered', async () => {
  const called: string[] = []
  const world = openWorld({
    invokeLambda: async (name) => {
      called.push(name)
      return { statusCode: 200, executedVersion: '7', payload: 'null' }
    },
  })
  const invoking = (given: object) =>
    world.run(
      machine({
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: given,
          Output: '{% $states.result.ExecutedVersion %}',
          End: true,
        },
      }),
    )
  for (const given of [
    { FunctionName: functionArn('ask:7') },
    { FunctionName: 'ask', Qualifier: '7' },
    { FunctionName: 'ask:7', Qualifier: '7' },
  ])
    expect(await invoking(given)).toMatchObject({ status: 'SUCCEEDED', output: '"7"' })
  expect(called).toEqual(['ask:7', 'ask:7', 'ask:7'])
  expect(await invoking({ FunctionName: 'ask:7', Qualifier: '8' })).toMatchObject({
    status: 'FAILED',
    error: 'Lambda.InvalidParameterValueException',
  })
})

test.each([
  ['null', { Payload: null }, '{}'],
  ['nothing', {}, '{}'],
  ['an expression that gives null', { Payload: '{% null %}' }, '{}'],
  ['a text that is JSON', { Payload: ' {"a": 1.0, "a": "一"}\n' }, ' {"a": 1.0, "a": "一"}\n'],
  ['a number as text', { Payload: '7' }, '7'],
  ['another text', { Payload: '保山\u2028"' }, '"保山\u2028\\""'],
  ['no text at all', { Payload: '' }, '""'],
  ['false', { Payload: false }, 'false'],
  ['a list', { Payload: ['{% $states.input.a %}'] }, '[2]'],
])('lambda:invoke is given %s', async (_what, fields, sent) => {
  const heard: string[] = []
  const world = openWorld({
    invokeLambda: async (_name, payload) => {
      heard.push(payload)
      return { statusCode: 200, payload: 'null' }
    },
  })
  const Arguments = { FunctionName: 'hear', ...fields }
  const Hear = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments, End: true }
  expect(await world.run(machine({ Hear }), { a: 2 })).toMatchObject({ status: 'SUCCEEDED' })
  expect(heard).toEqual([sent])
})

test('an answer that is too large is told of by the service, or by the ARN of the function', async () => {
  const world = openWorld({ lambdas: { talk: () => 'x'.repeat(300_000) } })
  const cause = (what: string) =>
    `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`
  const invoke = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'talk' },
    End: true,
  }
  const error = 'States.DataLimitExceeded'
  expect(await world.run(machine({ Talk: invoke }))).toMatchObject({ error, cause: cause('lambda') })
  const direct = { Type: 'Task', Resource: functionArn('talk'), End: true }
  expect(await world.run(machine({ Talk: direct }))).toMatchObject({ error, cause: cause(functionArn('talk')) })
  const child = await world.create(
    machine({ Long: { Type: 'Pass', Output: `{% $pad('x', 150000, 'x') %}`, End: true } }),
  )
  const start = {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Arguments: { StateMachineArn: child, Input: { long: `{% $pad('x', 150000, 'x') %}` } },
    End: true,
  }
  expect(await world.run(machine({ Start: start }))).toMatchObject({ error, cause: cause('states') })
})

test('a parallel gives the outputs of its branches in their order', async () => {
  const ended = await openWorld().run(
    machine({
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Slow', States: { Slow: { Type: 'Wait', Seconds: 60, Output: 'slow', End: true } } },
          { StartAt: 'Fast', States: { Fast: { Type: 'Pass', Output: 'fast', End: true } } },
        ],
        End: true,
      },
    }),
  )
  expect(ended.output).toBe('["slow","fast"]')
})

test('when one branch fails the others stop and the catcher goes on', async () => {
  const world = openWorld({ lambdas: { later: () => 'never looked at' } })
  const ended = await world.run(
    machine({
      Both: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'Wait long', States: { 'Wait long': { Type: 'Wait', Seconds: 86_400, End: true } } },
          { StartAt: 'Give up', States: { 'Give up': { Type: 'Fail', Error: 'GaveUp', Cause: 'enough' } } },
        ],
        Catch: [{ ErrorEquals: ['GaveUp'], Next: 'After' }],
        End: true,
      },
      After: pass,
    }),
  )
  expect((await world.events(ended.executionArn)).map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'ParallelStateEntered',
    'ParallelStateStarted',
    'WaitStateEntered',
    'FailStateEntered',
    'WaitStateAborted',
    'ParallelStateFailed',
    'ParallelStateExited',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ])
  expect(ended.output).toBe('{"Error":"GaveUp","Cause":"enough"}')
  expect(world.clock.epochMilliseconds()).toBe(startedAt)
})

test('an inline map keeps to its concurrency and its order', async () => {
  let atOnce = 0
  let most = 0
  const world = openWorld({
    lambdas: {
      square: async (value: number) => {
        most = Math.max(most, ++atOnce)
        // The first three stay until they are together: a slow machine may start each in a turn of its own.
        do {
          await new Promise(setImmediate)
        } while (most < 3)
        atOnce--
        return value * value
      },
    },
  })
  const ended = await world.run(
    machine({
      Each: {
        Type: 'Map',
        Items: '{% [1..7] %}',
        MaxConcurrency: 3,
        ItemProcessor: {
          StartAt: 'Square',
          States: { Square: { Type: 'Task', Resource: functionArn('square'), End: true } },
        },
        End: true,
      },
    }),
  )
  expect(ended.output).toBe('[1,4,9,16,25,36,49]')
  expect(most).toBe(3)
})

test('a task token comes back once; time-outs and heartbeats fail with States.Timeout', async () => {
  const tokens: string[] = []
  const world = openWorld({ lambdas: { ask: ({ token }: { token: string }) => void tokens.push(token) } })
  const ask = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    TimeoutSeconds: 3600,
    HeartbeatSeconds: 600,
    End: true,
  }
  const definition = machine({ Ask: ask })
  const arn = await world.create(definition)
  const released = world.clock.busy()
  const [answered, failed, silent] = [await world.start(arn), await world.start(arn), await world.start(arn)]
  while (tokens.length < 3) await new Promise(setImmediate)
  await world.call('SendTaskHeartbeat', { taskToken: tokens[0] })
  await world.call('SendTaskSuccess', { taskToken: tokens[0], output: '{"yes":true}' })
  expect(await world.refusal('SendTaskSuccess', { taskToken: tokens[0], output: '1' })).toEqual({
    __type: 'TaskTimedOut',
    message: "Task Timed Out: 'Provided task does not exist anymore'",
  })
  expect(await world.refusal('SendTaskSuccess', { taskToken: 'made-up', output: '1' })).toMatchObject({
    __type: 'InvalidToken',
  })
  await world.call('SendTaskFailure', { taskToken: tokens[1], error: 'Declined', cause: 'not this year' })
  released()
  await world.clock.idle()
  expect(await world.describe(answered)).toMatchObject({ status: 'SUCCEEDED', output: '{"yes":true}' })
  expect(await world.describe(failed)).toMatchObject({ status: 'FAILED', error: 'Declined', cause: 'not this year' })
  const end = await world.describe(silent)
  expect(end).toMatchObject({ status: 'FAILED', error: 'States.Timeout' })
  expect(end.cause).toBeUndefined()
  expect((end.stopDate ?? 0) - end.startDate).toBe(600)
})

test('a machine that runs past its own time-out is TIMED_OUT with neither error nor cause', async () => {
  const world = openWorld()
  const ended = await world.run({
    ...machine({ Wait: { Type: 'Wait', Seconds: 100, End: true } }),
    TimeoutSeconds: 5,
  })
  expect(ended.status).toBe('TIMED_OUT')
  expect(ended.error).toBeUndefined()
  expect((ended.stopDate ?? 0) - ended.startDate).toBe(5)
  expect((await world.events(ended.executionArn)).at(-1)).toMatchObject({
    type: 'ExecutionTimedOut',
    previousEventId: 0,
    executionTimedOutEventDetails: { error: 'States.Timeout' },
  })
})

test('a parent waits for the execution that it starts, and takes it along when it is stopped', async () => {
  const world = openWorld()
  const child = await world.create(
    machine({ Wait: { Type: 'Wait', Seconds: '{% $states.input.seconds %}', Output: { done: true }, End: true } }),
  )
  const parent = await world.create(
    machine({
      Run: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: child, Input: '{% $states.input %}' },
        Output: '{% $states.result.Output %}',
        End: true,
      },
    }),
  )
  const short = await world.start(parent, { seconds: 60 })
  await world.clock.idle()
  expect(await world.describe(short)).toMatchObject({ status: 'SUCCEEDED', output: '{"done":true}' })

  const children = async () =>
    (await world.call<{ executions: { status: string }[] }>('ListExecutions', { stateMachineArn: child })).executions
  const released = world.clock.busy()
  const long = await world.start(parent, { seconds: 86_400 })
  while ((await children()).length < 2) await new Promise(setImmediate)
  await world.call('StopExecution', { executionArn: long, error: 'Cancelled', cause: 'the batch was cancelled' })
  released()
  await world.clock.idle()
  expect(await world.describe(long)).toMatchObject({ status: 'ABORTED', error: 'Cancelled' })
  expect((await children()).map(({ status }) => status)).toEqual(['ABORTED', 'SUCCEEDED'])
})

test('a child that fails fails its parent with all about it in the cause', async () => {
  const world = openWorld()
  const child = await world.create(machine({ Fail: { Type: 'Fail', Error: 'NoBus', Cause: 'none left' } }))
  const ended = await world.run(
    machine({
      Run: {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: child },
        End: true,
      },
    }),
  )
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  expect(JSON.parse(ended.cause ?? '')).toMatchObject({
    Status: 'FAILED',
    Error: 'NoBus',
    Cause: 'none left',
    Input: '{}',
  })
})

test('States.Runtime ends the execution at once: nothing catches it, no state around it fails first', async () => {
  const world = openWorld()
  const ended = await world.run(
    machine({
      Both: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Which',
            States: {
              Which: { Type: 'Choice', Choices: [{ Condition: false, Next: 'There' }] },
              There: { Type: 'Succeed' },
            },
          },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
        End: true,
      },
      After: pass,
    }),
  )
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
  expect((await world.events(ended.executionArn)).map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'ParallelStateEntered',
    'ParallelStateStarted',
    'ChoiceStateEntered',
    'ExecutionFailed',
  ])
})

test('a time-out tells its catcher an empty cause', async () => {
  const ended = await openWorld({ lambdas: { ask: () => null } }).run(
    machine({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: { FunctionName: 'ask' },
        TimeoutSeconds: 60,
        Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'After' }],
        End: true,
      },
      After: pass,
    }),
  )
  expect(ended.output).toBe('{"Error":"States.Timeout","Cause":""}')
})

test('a failed iteration fails its map, whose catcher goes on; the map retried runs all its items again', async () => {
  const seen: number[] = []
  const world = openWorld({
    lambdas: {
      take: (value: number) => {
        seen.push(value)
        if (value === 2) throw new LambdaError('Two', 'two')
        return value
      },
    },
  })
  const ended = await world.run(
    machine({
      Each: {
        Type: 'Map',
        Items: [1, 2],
        MaxConcurrency: 1,
        ItemProcessor: {
          StartAt: 'Take',
          States: { Take: { Type: 'Task', Resource: functionArn('take'), End: true } },
        },
        Retry: [{ ErrorEquals: ['Two'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['Two'], Next: 'After', Assign: { why: '{% $states.errorOutput.Error %}' } }],
        End: true,
      },
      After: { Type: 'Pass', Output: '{% $why %}', End: true },
    }),
  )
  expect(ended.output).toBe('"Two"')
  expect(seen).toEqual([1, 2, 1, 2])
})

test('an iteration whose input cannot be made is not told of; its map fails at once', async () => {
  const world = openWorld()
  const ended = await world.run({
    QueryLanguage: 'JSONata',
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Items: [10],
        ItemSelector: { name: '{% $states.input.name %}' },
        ItemProcessor: { StartAt: 'Take', States: { Take: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
  })
  expect(ended).toMatchObject({ status: 'FAILED', error: 'States.QueryEvaluationError' })
  expect(ended.cause).toContain("specified for the field 'ItemSelector/name' returned nothing (undefined).")
  expect((await world.events(ended.executionArn)).map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'MapStateEntered',
    'MapStateStarted',
    'EvaluationFailed',
    'MapStateFailed',
    'ExecutionFailed',
  ])
})

test('no execution runs longer than a year', async () => {
  const ended = await openWorld().run(machine({ Wait: { Type: 'Wait', Seconds: 99_999_999, End: true } }))
  expect(ended.status).toBe('TIMED_OUT')
  expect((ended.stopDate ?? 0) - ended.startDate).toBe(31_536_000)
})
