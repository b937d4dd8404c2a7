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

test('what one call could not do costs a day two states', async () => {
  expect(await dayWith(everythingIsFine)).toEqual({
    status: 'SUCCEEDED',
    entered: ['stabilisation/begin-day: Look at stations', 'stabilisation/begin-day: Look at agreements'],
  })
})

test('where stations cannot be looked at agreements are all the same, and the day is told as failed', async () => {
  const failures: Mood['failures'] = (task) => (task === 'stabilisation/man-stations' ? 99 : 0)
  const { status, entered } = await dayWith({ ...everythingIsFine, failures })
  expect(status).toBe('FAILED')
  expect(entered).toContain('stabilisation/begin-day: Look at agreements all the same')
})
