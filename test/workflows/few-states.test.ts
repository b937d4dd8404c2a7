import { describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { openWorkflows } from './open-workflows.ts'
import { passedStates } from './passed-states.ts'
import { simulatedBatch } from './simulated-batch.ts'
import { everythingDrags, everythingIsFine, type Mood } from './simulated-partners.ts'

/** How one execution ended and which states it passed, in order: AWS bills each. */
async function run(workflow: WorkflowName, input: object, mood: Mood) {
  const workflows = await openWorkflows(simulatedBatch(1), mood)
  try {
    await workflows.start(workflow, 'one', input)
    await workflows.finish()
    const { entered } = passedStates(workflows.engine.runtime.journal)
    const own = [...entered].filter((state) => state.startsWith(`${workflow}: `))
    return {
      status: await workflows.status(workflow, 'one'),
      entered: own.map((state) => state.slice(workflow.length + 2)),
    }
  } finally {
    workflows.close()
  }
}

describe('an agreement', () => {
  const input = {
    agreementId: derivedId('AgreementId', 'few states'),
    deadlines: ['2026-03-05T00:00:00.000Z', '2026-03-08T00:00:00.000Z'] satisfies string[] as Instant[],
  }
  const sign = (mood: Mood) => run('enterprises/sign-agreement', input, mood)

  test('that is signed passes two', async () => {
    expect(await sign(everythingIsFine)).toEqual({
      status: 'SUCCEEDED',
      entered: ['Offer the agreement and wait for the signature', 'Activate the agreement and tell'],
    })
  })
  test('that nobody signs is reminded of, and lapses', async () => {
    expect(await sign({ ...everythingIsFine, answersAt: null })).toEqual({
      status: 'SUCCEEDED',
      entered: [
        'Offer the agreement and wait for the signature',
        'Remind and wait for the signature',
        'Let the offer lapse',
      ],
    })
  })
  test('of which the enterprise cannot be told is waited for all the same', async () => {
    const failures: Mood['failures'] = (task) => (task === 'enterprises/tell-agreement' ? 99 : 0)
    expect(await sign({ ...everythingDrags, failures })).toEqual({
      status: 'SUCCEEDED',
      entered: [
        'Offer the agreement and wait for the signature',
        'Wait for the signature',
        'Is there time left',
        'Remind and wait for the signature',
        'Activate the agreement and tell',
      ],
    })
  })
})

test('a look at messages passes two, and one that breaks is taken again an hour later', async () => {
  const pursuit = derivedId('EventId', 'few states')
  const input = { pursuit, messageIds: [derivedId('MessageId', 'few states')], waitSeconds: 60 }
  const look = ['Wait for the look', 'Look at the messages']
  expect(await run('notices/follow-messages', input, everythingIsFine)).toEqual({ status: 'SUCCEEDED', entered: look })
  expect(await run('notices/follow-messages', input, { ...everythingIsFine, failures: () => 3 })).toEqual({
    status: 'SUCCEEDED',
    entered: look,
  })
})

test('the cohorts of a day pass two, however many they are', async () => {
  const input = { batchId: derivedId('BatchId', 'few states'), formsAt: '2026-03-05T01:00:00.000Z' }
  expect(await run('stabilisation/follow-day', input, everythingIsFine)).toEqual({
    status: 'SUCCEEDED',
    entered: ['Wait for the next morning', 'Form the cohorts of the day and follow each'],
  })
})

describe('a connection', () => {
  const input = {
    batchId: derivedId('BatchId', 'few states'),
    connectionId: derivedId('ConnectionId', 'few states'),
  }
  test('that carriers take passes one', async () => {
    expect(await run('transport/book-trip', input, everythingIsFine)).toEqual({
      status: 'SUCCEEDED',
      entered: ['Book what carriers take, once'],
    })
  })
  test('of which that try breaks goes on leg by leg', async () => {
    const failures: Mood['failures'] = (task) => (task === 'transport/booking/list-legs' ? 1 : 0)
    const { status, entered } = await run('transport/book-trip', input, { ...everythingIsFine, failures })
    expect([status, ...entered.slice(0, 3)]).toEqual([
      'SUCCEEDED',
      'Book what carriers take, once',
      'List the legs',
      'Are many booked by hand',
    ])
  })
})

describe('a trip', () => {
  const input = { batchId: derivedId('BatchId', 'few states'), tripId: derivedId('TripId', 'few states') }
  const untilReminded = [
    'Read the schedule',
    'Wait for the freeze',
    'Freeze the manifest and tell the plants',
    'Remind the passengers and wait for the departure',
  ]
  test('that is reported on to its end passes five', async () => {
    expect(await run('transport/run-trip', input, everythingIsFine)).toEqual({
      status: 'SUCCEEDED',
      entered: [...untilReminded, 'Wait for the arrival and the hand-over'],
    })
  })
  test('that nobody reports on is asked for at each step, and settled', async () => {
    expect(await run('transport/run-trip', input, { ...everythingIsFine, answersAt: null })).toEqual({
      status: 'SUCCEEDED',
      entered: [
        ...untilReminded,
        'Ask for the roll-call once more',
        'Wait for the departure',
        'Ask for the departure once more',
        'Wait for the arrival and the hand-over',
        'Ask for the arrival once more',
        'Wait for the hand-over',
        'Ask for the hand-over once more',
        'Settle the trip',
      ],
    })
  })
})
