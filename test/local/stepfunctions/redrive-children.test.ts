import { expect, test } from 'vitest'
import { openWorld } from './harness.ts'
import { ended, office, parentAndChild, pass, redrive, survey, task } from './office-that-breaks.ts'

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
