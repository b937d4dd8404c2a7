import { expect, test } from 'vitest'
import { openWorld, type World } from './harness.ts'

/** Five items, two at once, each of which waits so long. */
async function startRun(world: World, ExecutionType: 'STANDARD' | 'EXPRESS' = 'STANDARD', Seconds = 60) {
  const machine = await world.create(
    {
      QueryLanguage: 'JSONata',
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          Label: 'Rows',
          Items: '{% [1..5] %}',
          MaxConcurrency: 2,
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType },
            StartAt: 'Wait',
            States: { Wait: { Type: 'Wait', Seconds, End: true } },
          },
          End: true,
        },
      },
    },
    'survey',
  )
  const executionArn = await world.start(machine)
  const listed = () => world.call<{ mapRuns: { mapRunArn: string }[] }>('ListMapRuns', { executionArn })
  const run = () => world.call<{ executionCounts: Record<string, number> }>('DescribeMapRun', { mapRunArn })
  while ((await listed()).mapRuns.length === 0) await new Promise(setImmediate)
  const mapRunArn = (await listed()).mapRuns[0]?.mapRunArn ?? ''
  while ((await run()).executionCounts['running'] !== 2) await new Promise(setImmediate)
  return { machine, executionArn, mapRunArn, run }
}

test('the children of a map run are listed and described as such', async () => {
  const world = openWorld()
  const held = world.clock.busy()
  const { machine, mapRunArn } = await startRun(world)
  const { executions } = await world.call<{ executions: { executionArn: string }[] }>('ListExecutions', { mapRunArn })
  expect(executions).toHaveLength(2)
  const stateMachineArn = `${machine}/Rows`
  expect(executions[0]).toMatchObject({ stateMachineArn, mapRunArn, itemCount: 1, status: 'RUNNING', redriveCount: 0 })
  const executionArn = executions[0]?.executionArn ?? ''
  expect(executionArn).toMatch(/:execution:survey\/Rows:[\da-f-]{36}$/)
  expect(await world.call('DescribeExecution', { executionArn })).toMatchObject({ mapRunArn, stateMachineArn })
  const ofMachine = await world.call('DescribeStateMachineForExecution', { executionArn })
  expect(ofMachine).toMatchObject({ mapRunArn, label: 'Rows', roleArn: 'arn:aws:iam::000000000000:role/zhida' })
  const own = await world.call<{ executions: object[] }>('ListExecutions', { stateMachineArn: machine })
  expect(own.executions).toHaveLength(1)
  held()
  await world.clock.idle()
})

test('express children are counted and nothing more: no list, no history, no stopping by themselves', async () => {
  const world = openWorld()
  const held = world.clock.busy()
  const { mapRunArn, run } = await startRun(world, 'EXPRESS')
  expect(await world.refusal('ListExecutions', { mapRunArn })).toMatchObject({
    __type: 'StateMachineTypeNotSupported',
  })
  const [child] = world.engine.runtime.journal.childrenOf(1)
  const executionArn = child?.arn ?? ''
  expect(executionArn).toMatch(/:express:survey\/Rows:[\da-f-]{36}:[\da-f-]{36}$/)
  // AWS describes express executions only where a map run started them.
  expect(await world.call('DescribeExecution', { executionArn })).toMatchObject({ mapRunArn, status: 'RUNNING' })
  for (const operation of ['GetExecutionHistory', 'DescribeStateMachineForExecution', 'ListMapRuns', 'StopExecution']) {
    expect(await world.refusal(operation, { executionArn }), operation).toEqual({
      __type: 'InvalidArn',
      message: "Invalid Arn: 'Resource type not valid in this context: express'",
    })
  }
  held()
  await world.clock.until(() => world.engine.runtime.executions.size === 0)
  expect(await run()).toMatchObject({ status: 'SUCCEEDED', executionCounts: { succeeded: 5, total: 5 } })
  // The map itself is the one state that AWS bills as a transition.
  expect(world.engine.runtime.journal.work()).toEqual({ stateTransitions: 1, taskInvocations: 0, expressExecutions: 5 })
  expect(world.engine.counters.stateTransitions).toBe(1)
})

test('an express child ends after five minutes, and its map run with it', async () => {
  const world = openWorld()
  const held = world.clock.busy()
  const began = world.clock.epochMilliseconds()
  const { executionArn, run } = await startRun(world, 'EXPRESS', 301)
  held()
  await world.clock.until(() => world.engine.runtime.executions.size === 0)
  expect(await run()).toMatchObject({ status: 'FAILED', executionCounts: { timedOut: 1, aborted: 1, pending: 3 } })
  expect(world.clock.epochMilliseconds() - began).toBe(300_000)
  expect((await world.describe(executionArn)).error).toBe('States.ExceedToleratedFailureThreshold')
})

test('a map run that runs takes new limits, one that has ended does not', async () => {
  const world = openWorld()
  const held = world.clock.busy()
  const { executionArn, mapRunArn, run } = await startRun(world)
  const limits = { maxConcurrency: 4, toleratedFailureCount: 3, toleratedFailurePercentage: 12.5 }
  await world.call('UpdateMapRun', { mapRunArn, ...limits })
  while ((await run()).executionCounts['running'] !== 4) await new Promise(setImmediate)
  expect(await run()).toMatchObject({ status: 'RUNNING', ...limits, itemCounts: { pending: 1, running: 4, total: 5 } })
  await world.call('StopExecution', { executionArn })
  expect(await run()).toMatchObject({ status: 'ABORTED', itemCounts: { pending: 1, running: 0, aborted: 4 } })
  const refusal = await world.refusal('UpdateMapRun', { mapRunArn, maxConcurrency: 1 })
  expect(refusal).toMatchObject({ __type: 'ValidationException', reason: 'CANNOT_UPDATE_COMPLETED_MAP_RUN' })
  held()
})
