import { beforeAll, describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { TaskName } from '../../functions/catalog.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { isOfFirstAttempt, withRetries } from '../../workflows/attempt-at-once.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { waitsForOperator } from '../../workflows/wait-for-operator.ts'
import { awsLimits } from './aws-limits.ts'
import { definitionByName, statesOf } from './definition-by-name.ts'
import { executionsOf } from './measure-executions.ts'
import { openWorkflows } from './open-workflows.ts'
import { type BatchRun, runBatch } from './run-batch.ts'
import { boundTogether, type SimulatedBatch, simulatedBatch } from './simulated-batch.ts'
import {
  everythingIsFine,
  everythingIsSkipped,
  everythingStalls,
  everythingStallsUnanswered,
  type Mood,
} from './simulated-partners.ts'
import { workflowsOfBatches } from './workflows-of-batches.ts'

/** A proposal that cannot be drawn is given up; whoever asked for it asks again. */
const haveTheirOwnWay = ['transport/make-proposal: Draw the proposal']
const operatorOf = (state: string) => `${state}: wait for an operator`
const tasksOf = (name: WorkflowName) =>
  statesOf(definitionByName(name)).filter(
    ([state, { Type }]) => Type === 'Task' && !waitsForOperator(state) && !isOfFirstAttempt(state),
  )
const endsOf = ({ ends }: BatchRun) =>
  [...ends].filter((end) => workflowsOfBatches.some((name) => end.startsWith(`${name}: `)))

/** Without what belongs to no batch. */
const run = (batch: SimulatedBatch | number, mood: Mood, cancelledAfter?: { hours: number }) =>
  runBatch(batch, mood, { only: workflowsOfBatches, ...(cancelledAfter && { cancelledAfter }) })

describe.each(workflowsOfBatches)('%s', (name) => {
  const states = new Map(statesOf(definitionByName(name)))

  test('has every task whose failure stays wait for an operator', () => {
    const without = tasksOf(name).filter(([state]) => !states.has(operatorOf(state)))
    const own = haveTheirOwnWay.filter((one) => one.startsWith(`${name}: `))
    expect(without.map(([state]) => `${name}: ${state}`)).toEqual(own)
  })

  test('has every map that breaks as a whole wait for an operator', () => {
    const maps = [...states].filter(([, { Type }]) => Type === 'Map').map(([state]) => state)
    // What is not done at once is done by the map that follows.
    const last = maps.map((state) => (states.has(withRetries(state)) ? withRetries(state) : state))
    expect(last.filter((state) => !states.has(operatorOf(state)))).toEqual([])
  })
})

describe('a batch of which every task breaks through all its tries', () => {
  const moods = { retried: everythingStalls, skipped: everythingIsSkipped, unanswered: everythingStallsUnanswered }
  const runs = new Map<string, BatchRun>()
  const late = { hours: 3000 }
  const isHeadcount = (task: TaskName) => task === 'enterprises/await-headcount'
  beforeAll(async () => {
    runs.set('no enterprise can be asked', await run(60, { ...everythingStalls, operatorSays: 'skip' }))
    for (const [how, mood] of Object.entries(moods)) runs.set(how, await run(60, mood))
    runs.set('bound together', await run(boundTogether(41), everythingStalls))
    runs.set('cancelled', await run(60, everythingStalls, late))
    runs.set('no enterprise answers', await run(60, { ...everythingStalls, unanswered: isHeadcount }))
    runs.set('nobody accepts', await run(60, { ...everythingStalls, nobodyAccepts: true }))
    runs.set('home', await run(60, { ...everythingStalls, takesHome: true }))
    runs.set('skipped, nobody travels', await run(60, { ...everythingIsSkipped, nobodyTravels: true }))
  })

  test.each(['retried', 'skipped', 'skipped, nobody travels'])('ends well, with all that it started: %s', (how) => {
    const ended = runs.get(how)!
    expect(ended.status).toBe('SUCCEEDED')
    expect(endsOf(ended).filter((end) => !end.endsWith('SUCCEEDED'))).toEqual([])
  })

  test('waits at each of its tasks, and goes on from there', () => {
    const entered = new Set([...runs.values()].flatMap((one) => [...one.entered]))
    const all = workflowsOfBatches.flatMap((name) => tasksOf(name).map(([state]) => `${name}: ${operatorOf(state)}`))
    // They start other workflows, which is not simulated as broken: see the test of executions that are ended.
    const starts = /: (?:Book one connection|Run one trip|Start following a cohort|Release what was held): wait/
    // See the test of a step that nobody foresaw.
    const unforeseen = /: Leave what is under way: wait/
    const own = haveTheirOwnWay.map(operatorOf)
    const missing = all.filter((one) => !entered.has(one) && !own.includes(one))
    expect(missing.filter((one) => !starts.test(one) && !unforeseen.test(one))).toEqual([])
  })

  test('stays within AWS’s limits', () => {
    for (const { measured } of runs.values()) {
      for (const name of workflowsOfBatches) {
        const { events, data, hours, name: execution } = measured[name]
        expect(events.size, `${name}: ${events.where}`).toBeLessThanOrEqual(awsLimits.events * 0.7)
        expect(data.size, `${name}: ${data.where}`).toBeLessThanOrEqual(awsLimits.bytes / 2)
        expect(hours.size, name).toBeLessThan(awsLimits.hours)
        expect(execution.size, name).toBeLessThanOrEqual(awsLimits.name)
      }
    }
  })
})

test('a step for which no operator comes tries itself again after a week', async () => {
  const mood: Mood = {
    ...everythingIsFine,
    operatorSays: null,
    failures: (task) => (task === 'matching/match-workers' ? 50 : 0),
  }
  const { status, measured } = await run(30, mood)
  expect(status).toBe('SUCCEEDED')
  expect(measured['batches/run-transfer-batch'].hours.size).toBeGreaterThan(14 * 24)
})

test('executions that somebody ended by hand are begun anew under a number, once an operator says so', async () => {
  const batchId = derivedId('BatchId', 'ended by hand')
  const opened = await openWorkflows(simulatedBatch(60), everythingIsFine)
  const { journal } = opened.engine.runtime
  const startedAnew = ['transport/book-trip', 'transport/run-trip'] as const
  const executions = (name: WorkflowName) => [...executionsOf(journal, arns.stateMachine(name))]
  try {
    await opened.start('batches/run-transfer-batch', batchId, { batchId })
    for (const name of startedAnew) {
      for (let hour = 0; hour < 2000; hour += 1) {
        opened.at(plus(opened.clock.now(), { hours: hour, minutes: 5 + ((hour * 7) % 50) }), async () => {
          for (const one of executions(name))
            if (one.status === 'RUNNING' && !/-\d$/.test(one.name)) await opened.stop(name, one.name)
        })
      }
    }
    await opened.finish()
    expect(await opened.status('batches/run-transfer-batch', batchId)).toBe('SUCCEEDED')
    for (const name of startedAnew) {
      const [ended, again] = [/^(?:bat_\w+-)?[a-z]+_\w+$/, /-1$/].map((like) =>
        executions(name).filter((one) => like.test(one.name)),
      )
      expect(ended?.some(({ status }) => status === 'ABORTED')).toBe(true)
      expect(again?.length).toBe(ended?.filter(({ status }) => status === 'ABORTED').length)
      expect(new Set(again?.map(({ status }) => status))).toEqual(new Set(['SUCCEEDED']))
    }
  } finally {
    opened.close()
  }
})

test('a step that nobody foresaw releases nothing: the batch waits, and is left as it is when somebody says so', async () => {
  const mood: Mood = { ...everythingIsFine, answersOddly: (task) => task === 'matching/match-workers' }
  const { status, entered, measured } = await run(30, mood)
  expect(status).toBe('SUCCEEDED')
  expect(entered).toContain(`batches/run-transfer-batch: ${operatorOf('Run the steps')}`)
  expect(entered).toContain('batches/run-transfer-batch: Leave what is under way')
  expect(measured['batches/release-batch'].executions).toBe(0)
})
