import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { type JumpingClock, jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { LambdaError, openWorld, start, type World } from './harness.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhida-redrive-'))
afterAll(() => rmSync(folder, { recursive: true }))

const task = (name: string, fields: object = { End: true }) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:000000000000:function:${name}`,
  ...fields,
})
const day = 86_400

/** Functions that count their calls by what they were given; those that are broken fail. */
function office() {
  const calls: string[] = []
  const broken = new Set<string>()
  /** Every call waits for it. */
  const slow: { until?: Promise<void> } = {}
  const does = (name: string) => async (given: unknown) => {
    await slow.until
    const call = `${name} ${JSON.stringify(given)}`
    calls.push(call)
    if (broken.has(name) || broken.has(call)) throw new LambdaError('Broken', `${name} is broken`)
    return given
  }
  const lambdas = Object.fromEntries(['hold', 'confirm', 'tell'].map((name) => [name, does(name)]))
  return { calls, broken, slow, lambdas }
}

async function ended(world: World, executionArn: string) {
  await world.clock.until(() => !world.engine.runtime.byArn.has(executionArn))
  return world.call<Record<string, unknown>>('DescribeExecution', { executionArn })
}

const redrive = (world: World, executionArn: string, more: object = {}) =>
  world.call<{ redriveDate: number }>('RedriveExecution', { executionArn, ...more })

/** @param milliseconds in which nothing else need happen */
const pass = (world: World, milliseconds: number) =>
  new Promise<void>((resolve) => world.clock.schedule(world.clock.epochMilliseconds() + milliseconds, resolve))

const types = async (world: World, executionArn: string) => (await world.events(executionArn)).map(({ type }) => type)

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

const survey = (fields: object = {}) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      Items: '{% [1..6] %}',
      MaxConcurrency: 2,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Hold',
        States: { Hold: task('hold', { Next: 'Tell' }), Tell: task('tell') },
      },
      End: true,
      ...fields,
    },
  },
})

test('a map run goes on with its children that failed, from where each failed, and with those not started', async () => {
  const { calls, broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('tell 2')
  const execution = await world.start(await world.create(survey()))
  expect(await ended(world, execution)).toMatchObject({ status: 'FAILED' })
  const { mapRuns } = await world.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn: execution })
  const mapRunArn = mapRuns[0]?.mapRunArn ?? ''
  const children = await world.call<{ executions: { executionArn: string; status: string }[] }>('ListExecutions', {
    mapRunArn,
    statusFilter: 'FAILED',
  })
  const [child] = children.executions
  expect(await world.describe(child?.executionArn ?? '')).toMatchObject({ redriveStatus: 'REDRIVABLE_BY_MAP_RUN' })
  expect(await world.refusal('RedriveExecution', child ?? {})).toMatchObject({ __type: 'ExecutionNotRedrivable' })

  broken.clear()
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3,4,5,6]' })
  expect(calls.filter((call) => call === 'hold 2')).toHaveLength(1)
  expect(calls.filter((call) => call === 'tell 2')).toHaveLength(2)
  expect(await world.call('DescribeMapRun', { mapRunArn })).toMatchObject({
    status: 'SUCCEEDED',
    redriveCount: 1,
    executionCounts: { total: 6, succeeded: 6, failed: 0, aborted: 0, pending: 0, pendingRedrive: 0 },
  })
  const redriven = await world.call<{ executions: object[] }>('ListExecutions', {
    mapRunArn,
    redriveFilter: 'REDRIVEN',
  })
  expect(redriven.executions.length).toBeGreaterThanOrEqual(1)
  expect(await world.call('ListMapRuns', { executionArn: execution })).toMatchObject({ mapRuns: [{ mapRunArn }] })
  expect((await world.events(execution)).find(({ type }) => type === 'MapRunRedriven')).toMatchObject({
    mapRunRedrivenEventDetails: { mapRunArn, redriveCount: 1 },
  })
})

test('express children that failed begin anew, with five minutes of their own', async () => {
  const { calls, broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('confirm 2')
  const machine = await world.create({
    QueryLanguage: 'JSONata',
    StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map',
        Items: [1, 2],
        MaxConcurrency: 1,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
          StartAt: 'Hold',
          States: { Hold: task('hold', { Next: 'Confirm' }), Confirm: task('confirm') },
        },
        End: true,
      },
    },
  })
  const execution = await world.start(machine)
  expect((await ended(world, execution))['status']).toBe('FAILED')
  await pass(world, 600_000)
  calls.length = 0
  broken.clear()
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2]' })
  expect(calls).toEqual(['hold 2', 'confirm 2'])
})

test('children wait for their turn to be redriven, and end with an execution that is stopped meanwhile', async () => {
  const { broken, slow, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('tell')
  const execution = await world.start(await world.create(survey({ ToleratedFailureCount: 4 })))
  await ended(world, execution)
  const { mapRuns } = await world.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn: execution })
  const mapRunArn = mapRuns[0]?.mapRunArn ?? ''
  const counts = async () =>
    (
      await world.call<{ executionCounts: { failed: number; aborted: number; running: number } }>('DescribeMapRun', {
        mapRunArn,
      })
    ).executionCounts
  const unsuccessful = ({ failed, aborted }: { failed: number; aborted: number }) => failed + aborted
  const before = await counts()
  expect(unsuccessful(before)).toBeGreaterThanOrEqual(5)

  broken.clear()
  let goOn = () => {}
  slow.until = new Promise((resolve) => (goOn = resolve))
  await redrive(world, execution)
  while ((await counts()).running !== 2) await new Promise(setImmediate)
  const waiting = unsuccessful(before) - 2
  expect(await counts()).toMatchObject({ failed: 0, aborted: 0, running: 2, pendingRedrive: waiting })
  const list = { mapRunArn, statusFilter: 'PENDING_REDRIVE' }
  const { executions } = await world.call<{ executions: object[] }>('ListExecutions', list)
  expect(executions).toHaveLength(waiting)
  await world.call('StopExecution', { executionArn: execution })
  goOn()
  expect(await ended(world, execution)).toMatchObject({ status: 'ABORTED', redriveCount: 1 })
  expect(await counts()).toMatchObject({ aborted: unsuccessful(before), running: 0, pendingRedrive: 0 })
  expect(await world.call('ListExecutions', list)).toEqual({ executions: [] })

  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3,4,5,6]', redriveCount: 2 })
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

/** The engine that this journal has, on a clock that stands where the last one stopped. */
function reopened(journal: string, clock: JumpingClock, lambdas: ReturnType<typeof office>['lambdas']) {
  return openWorld({ journal, clock: jumpingClock({ start: clock.now(), seed: 1 }), lambdas, onBroken: () => {} })
}

test('a redrive that is cut off at any moment goes on after it, and does nothing twice that had ended', async () => {
  const undisturbed: string[] = []
  for (let dieAt = 0; ; dieAt++) {
    const journal = join(folder, `${dieAt}.sqlite`)
    const { calls, broken, lambdas } = office()
    const first = openWorld({ journal, lambdas, clock: jumpingClock({ start, seed: 1 }), onBroken: () => {} })
    broken.add('tell')
    const execution = await first.start(await first.create(survey({ ToleratedFailureCount: 2 })), {}, 'once')
    await ended(first, execution)
    broken.clear()
    const before = calls.length
    const { runtime } = first.engine
    const commit = runtime.journal.commit.bind(runtime.journal)
    let commits = 0
    let died = false
    runtime.journal.commit = (write) => {
      if (dieAt > 0 && ++commits === dieAt) {
        died = true
        throw new Error('the power went')
      }
      commit(write)
    }
    // Whoever asked while it died hears nothing, and asks again with the same token.
    void redrive(first, execution, { clientToken: 'once' }).catch(() => {})
    await first.clock.until(
      () => died || ((commits > 0 || dieAt === 0) && !runtime.byArn.has(execution) && calls.length > before),
    )
    first.engine.close()
    const world = reopened(journal, first.clock, lambdas)
    await world.clock.idle()
    if ((await world.describe(execution)).status === 'FAILED') await redrive(world, execution, { clientToken: 'once' })
    expect(await ended(world, execution)).toMatchObject({
      status: 'SUCCEEDED',
      output: '[1,2,3,4,5,6]',
      redriveCount: 1,
    })
    const told = calls.slice(before)
    if (dieAt === 0) undisturbed.push(...told)
    expect(new Set(told)).toEqual(new Set(undisturbed))
    // Only what was under way, two children at most, is done again.
    expect(told.length).toBeLessThanOrEqual(undisturbed.length + 2)
    expect(told.filter((call) => call.startsWith('hold')).length).toBeLessThanOrEqual(8)
    world.engine.close()
    if (dieAt > 0 && !died) {
      expect(dieAt).toBeGreaterThan(5)
      break
    }
  }
})

/** An agreement that is signed by an execution of its own, under a name of its own, for which the first one waits. */
async function parentAndChild(world: World) {
  const child = await world.create({
    QueryLanguage: 'JSONata',
    StartAt: 'Sign',
    States: { Sign: task('confirm', { Next: 'Rest' }), Rest: { Type: 'Wait', Seconds: 60, End: true } },
  })
  const parent = await world.create({
    QueryLanguage: 'JSONata',
    StartAt: 'Have it signed',
    States: {
      'Have it signed': {
        Type: 'Task',
        Resource: 'arn:aws:states:::states:startExecution.sync:2',
        Arguments: { StateMachineArn: child, Name: 'one-agreement', Input: { agreement: 1 } },
        Output: '{% $states.result.Status %}',
        End: true,
      },
    },
  })
  const execution = await world.start(parent, {})
  const inner = `${child.replace(':stateMachine:', ':execution:')}:one-agreement`
  return { execution, inner }
}

test('a child that is redriven does not wake its parent, which failed; a parent that is redriven joins the child and hears how it ends', async () => {
  const { calls, broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('confirm')
  const { execution, inner } = await parentAndChild(world)
  expect(await ended(world, execution)).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' })
  broken.clear()
  await redrive(world, inner)
  expect((await world.describe(execution)).status).toBe('FAILED')
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({ status: 'SUCCEEDED', output: '"SUCCEEDED"' })
  expect(await world.describe(inner)).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1 })
  expect(calls).toHaveLength(2)
})

test('a parent that is redriven alone finds the name of its child taken, as on AWS', async () => {
  const { broken, lambdas } = office()
  const world = openWorld({ lambdas })
  broken.add('confirm')
  const { execution } = await parentAndChild(world)
  await ended(world, execution)
  broken.clear()
  await redrive(world, execution)
  expect(await ended(world, execution)).toMatchObject({
    status: 'FAILED',
    error: 'StepFunctions.ExecutionAlreadyExistsException',
  })
})

test('a parent that joined a child hears of its end after the power went, and takes it along when it is stopped', async () => {
  for (const isStopped of [false, true]) {
    const journal = join(folder, `joined-${isStopped}.sqlite`)
    const { broken, lambdas } = office()
    const first = openWorld({ journal, lambdas, clock: jumpingClock({ start, seed: 1 }) })
    broken.add('confirm')
    const { execution, inner } = await parentAndChild(first)
    await ended(first, execution)
    broken.clear()
    await redrive(first, inner)
    await redrive(first, execution)
    await pass(first, 10_000)
    first.engine.close()
    const world = reopened(journal, first.clock, lambdas)
    await pass(world, 10_000)
    if (isStopped) await world.call('StopExecution', { executionArn: execution })
    const status = isStopped ? 'ABORTED' : 'SUCCEEDED'
    expect(await ended(world, execution)).toMatchObject({ status })
    expect(await world.describe(inner)).toMatchObject({ status })
    world.engine.close()
  }
})
