import { expect, test } from 'vitest'
import { openWorkflows } from './open-workflows.ts'
import { passedStates } from './passed-states.ts'
import { simulatedBatch } from './simulated-batch.ts'
import { everythingIsFine, type Mood } from './simulated-partners.ts'

async function dayWith(mood: Mood) {
  const workflows = await openWorkflows(simulatedBatch(1), mood)
  try {
    await workflows.start('stabilisation/begin-day', 'day-2026-03-03', {})
    await workflows.finish()
    const { entered } = passedStates(workflows.engine.runtime.journal)
    return { status: await workflows.status('stabilisation/begin-day', 'day-2026-03-03'), entered: [...entered] }
  } finally {
    workflows.close()
  }
}

test('what one call could not do costs a day five states', async () => {
  const states = [
    'Look at due cases',
    'Look at stations',
    'Look at agreements',
    'Was all looked at',
    'The day has begun',
  ]
  expect(await dayWith(everythingIsFine)).toEqual({
    status: 'SUCCEEDED',
    entered: states.map((state) => `stabilisation/begin-day: ${state}`),
  })
})

test.each([
  ['stabilisation/man-stations', 'Stations were not looked at'],
  ['stabilisation/watch-due-cases', 'Cases were not looked at'],
])('where %s fails agreements are looked at all the same, and the day is told as failed', async (broken, end) => {
  const failures: Mood['failures'] = (task) => (task === broken ? 99 : 0)
  const { status, entered } = await dayWith({ ...everythingIsFine, failures })
  expect(status).toBe('FAILED')
  expect(entered).toEqual(
    expect.arrayContaining(['stabilisation/begin-day: Look at agreements', `stabilisation/begin-day: ${end}`]),
  )
})
