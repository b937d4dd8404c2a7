import { expect, test } from 'vitest'
import { openWorld } from './harness.ts'
import { day, ended, office, pass, redrive, task, types } from './office-that-breaks.ts'

const saga = {
  QueryLanguage: 'JSONata',
  StartAt: 'Hold',
  States: {
    Hold: task('hold', { Assign: { held: '{% $states.input.seats %}' }, Next: 'Confirm' }),
    Confirm: task('confirm', {
      Arguments: { held: '{% $held %}', redriven: '{% $states.context.Execution.RedriveCount %}' },
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
      Next: 'Tell',
    }),
    Tell: task('tell'),
  },
}

test('an execution goes on at the state that failed, with its input, its variables and all its retries', async () => {
  const { calls, broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('confirm')
  const machine = await world.create(saga)
  const execution = await world.start(machine, { seats: 40 })
  expect(await ended(world, execution)).toMatchObject({
    status: 'FAILED',
    error: 'Broken',
    redriveStatus: 'REDRIVABLE',
  })

  const failedAt = (await world.events(execution)).length
  broken.clear()
  await world.call('UpdateStateMachine', {
    stateMachineArn: machine,
    definition: JSON.stringify({ ...saga, StartAt: 'Tell', States: { Tell: saga.States.Tell } }),
  })
  const { redriveDate } = await redrive(world, execution)
  const described = await ended(world, execution)
  expect(described).toMatchObject({
    status: 'SUCCEEDED',
    output: JSON.stringify({ held: 40, redriven: 1 }),
    redriveCount: 1,
    redriveDate,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
  })
  expect(described).not.toHaveProperty('error')
  expect(calls).toEqual([
    'hold {"seats":40}',
    'confirm {"held":40,"redriven":0}',
    'confirm {"held":40,"redriven":0}',
    'confirm {"held":40,"redriven":1}',
    'tell {"held":40,"redriven":1}',
  ])
  const after = (await world.events(execution)).slice(failedAt)
  expect(after[0]).toMatchObject({ type: 'ExecutionRedriven', executionRedrivenEventDetails: { redriveCount: 1 } })
  expect(after.slice(1, 5).map(({ type }) => type)).toEqual([
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
    'TaskStateExited',
  ])
  const list = await world.call<{ executions: object[] }>('ListExecutions', { stateMachineArn: machine })
  expect(list.executions[0]).toMatchObject({ redriveCount: 1, redriveDate, status: 'SUCCEEDED' })
})

test('what was redriven and fails again is redriven again', async () => {
  const { broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('tell')
  const execution = await world.start(await world.create(saga), { seats: 1 })
  await ended(world, execution)
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({
    status: 'FAILED',
    redriveCount: 1,
    redriveStatus: 'REDRIVABLE',
  })
  broken.clear()
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 2 })
})

test('the same client token redrives once within 15 minutes, and another is refused while it runs', async () => {
  const { broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('tell')
  const execution = await world.start(await world.create(saga), { seats: 1 })
  await ended(world, execution)
  const [one, again, other] = await Promise.all([
    redrive(world, execution, { clientToken: 'first' }),
    redrive(world, execution, { clientToken: 'first' }),
    world.refusal('RedriveExecution', { executionArn: execution, clientToken: 'second' }),
  ])
  expect(again).toEqual(one)
  expect(other).toEqual({
    __type: 'ExecutionNotRedrivable',
    message: 'Execution is RUNNING and cannot be redriven',
  })
  expect(await ended(world, execution)).toMatchObject({ status: 'FAILED', redriveCount: 1 })
  expect(await redrive(world, execution, { clientToken: 'first' })).toEqual(one)
  await pass(world, 16 * 60_000)
  await redrive(world, execution, { clientToken: 'first' })
  expect(await ended(world, execution)).toMatchObject({ redriveCount: 2 })
})

test('a redrive is refused 14 days after the end, once the history is full, and where the machine is deleted', async () => {
  const { broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('hold')
  const machine = await world.create(saga)
  const execution = await world.start(machine, { seats: 1 })
  await ended(world, execution)
  await pass(world, 14 * day * 1000 + 1)
  const late = 'Execution redrivable period exceeded'
  expect(await world.describe(execution)).toMatchObject({ redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: late })
  expect(await world.refusal('RedriveExecution', { executionArn: execution })).toMatchObject({ message: late })

  const Again = { Type: 'Choice', Choices: [{ Condition: true, Next: 'Once more' }], Default: 'Over' }
  const States = { Again, 'Once more': { Type: 'Pass', Next: 'Again' }, Over: { Type: 'Succeed' } }
  const { executionArn } = await world.run({ QueryLanguage: 'JSONata', StartAt: 'Again', States })
  expect(await world.refusal('RedriveExecution', { executionArn })).toMatchObject({
    message: 'Execution history event limit exceeded',
  })

  const other = await world.start(machine, { seats: 2 })
  await ended(world, other)
  await world.call('DeleteStateMachine', { stateMachineArn: machine })
  expect(await world.refusal('RedriveExecution', { executionArn: other })).toMatchObject({
    message: 'State machine is in DELETING status',
  })
})

test('of a Parallel only branches that failed or were stopped go on', async () => {
  const { calls, broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('confirm')
  const branch = (States: object) => ({ StartAt: Object.keys(States)[0], States })
  const execution = await world.start(
    await world.create({
      QueryLanguage: 'JSONata',
      StartAt: 'All',
      States: {
        All: {
          Type: 'Parallel',
          Branches: [
            branch({ Hold: task('hold', { End: true }) }),
            branch({ Later: { Type: 'Wait', Seconds: 60, Next: 'Confirm' }, Confirm: task('confirm') }),
            branch({ Day: { Type: 'Wait', Seconds: day, Next: 'Tell' }, Tell: task('tell') }),
          ],
          End: true,
        },
      },
    }),
    7,
  )
  expect(await ended(world, execution)).toMatchObject({ status: 'FAILED' })
  broken.clear()
  await redrive(world, execution)
  const described = await ended(world, execution)
  expect(described).toMatchObject({ status: 'SUCCEEDED', output: '[7,7,7]' })
  expect(calls).toEqual(['hold 7', 'confirm 7', 'confirm 7', 'tell 7'])
  // A wait that was cut short is waited anew, in full.
  expect(described['stopDate']).toBe(Number(described['redriveDate']) + day)
  const events = await types(world, execution)
  expect(events.filter((type) => type === 'ParallelStateEntered')).toHaveLength(1)
})

test('of an inline Map only iterations that did not end well go on, and those that had not begun', async () => {
  const { calls, broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('hold 2')
  const execution = await world.start(
    await world.create({
      QueryLanguage: 'JSONata',
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          Items: '{% [1..4] %}',
          MaxConcurrency: 1,
          ItemProcessor: { StartAt: 'Hold', States: { Hold: task('hold') } },
          End: true,
        },
      },
    }),
  )
  expect(await ended(world, execution)).toMatchObject({ status: 'FAILED' })
  broken.clear()
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3,4]' })
  expect(calls).toEqual(['hold 1', 'hold 2', 'hold 2', 'hold 3', 'hold 4'])
})

test('branches that are done are not done again where the output of their state failed', async () => {
  const { calls, lambdas } = office()
  const world = openWorld({ lambdas })
  const execution = await world.start(
    await world.create({
      QueryLanguage: 'JSONata',
      StartAt: 'All',
      States: {
        All: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'Hold', States: { Hold: task('hold') } }],
          Output: '{% $states.context.Execution.RedriveCount = 0 ? $states.result.nothing.here : $states.result %}',
          End: true,
        },
      },
    }),
    3,
  )
  expect(await ended(world, execution)).toMatchObject({ error: 'States.QueryEvaluationError' })
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '[3]' })
  expect(calls).toEqual(['hold 3'])
})

test('a state that was tried again or whose failure was caught leaves nothing that a redrive would find', async () => {
  const { calls, broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('hold').add('tell')
  const execution = await world.start(
    await world.create({
      QueryLanguage: 'JSONata',
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          Items: [1],
          ItemProcessor: { StartAt: 'Hold', States: { Hold: task('hold') } },
          Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['Broken'], Output: 'caught', Next: 'Tell' }],
          End: true,
        },
        Tell: task('tell'),
      },
    }),
  )
  expect(await ended(world, execution)).toMatchObject({ status: 'FAILED' })
  broken.clear()
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '"caught"' })
  expect(calls).toEqual(['hold 1', 'hold 1', 'tell "caught"', 'tell "caught"'])
})

test('a token of before a redrive answers nothing', async () => {
  const tokens: string[] = []
  const world = openWorld({ lambdas: { ask: ({ token }: { token: string }) => void tokens.push(token) } })
  const execution = await world.start(
    await world.create({
      QueryLanguage: 'JSONata',
      StartAt: 'Ask',
      States: {
        Ask: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: { FunctionName: 'ask', Payload: { token: '{% $states.context.Task.Token %}' } },
          TimeoutSeconds: day,
          End: true,
        },
      },
    }),
  )
  expect(await ended(world, execution)).toMatchObject({ error: 'States.Timeout' })
  await redrive(world, execution)
  await world.clock.until(() => tokens.length === 2)
  const [old, now] = tokens
  expect(await world.refusal('SendTaskSuccess', { taskToken: old, output: '1' })).toMatchObject({
    __type: 'TaskTimedOut',
  })
  await world.call('SendTaskSuccess', { taskToken: now, output: '2' })
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '2' })
})

test('the time limit of a machine counts from the redrive, and no execution is older than a year', async () => {
  const world = openWorld()
  const slow = (seconds: number, TimeoutSeconds: number) => ({
    QueryLanguage: 'JSONata',
    TimeoutSeconds,
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', Seconds: seconds, End: true } },
  })
  const timedOut = await world.start(await world.create(slow(100, 60)))
  expect(await ended(world, timedOut)).toMatchObject({ status: 'TIMED_OUT' })
  await pass(world, 600_000)
  const { redriveDate } = await redrive(world, timedOut)
  expect(await ended(world, timedOut)).toMatchObject({ status: 'TIMED_OUT', stopDate: redriveDate + 60 })

  const old = await world.start(await world.create(slow(400 * day, 400 * day)))
  expect(await ended(world, old)).toMatchObject({ status: 'TIMED_OUT' })
  expect(await world.refusal('RedriveExecution', { executionArn: old })).toMatchObject({
    message: 'Execution has exceeded the max execution time',
  })
})
