import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { recorded, releases } from './recorded.ts'
import { inputOf, taskOf } from './task-of.ts'
import { taskWayOut } from './way-out.ts'

test('the first release is among them', () => expect(releases).toContain('v0.1.0'))

describe.each(releases)('what %s handed to its tasks is taken today', (release) => {
  test.each(Object.entries(recorded(release, 'inputs')))('%s', async (name, inputs) => {
    expect(inputs.length).toBeGreaterThan(0)
    const task = taskOf(name)
    if (task === undefined) throw new Error(taskWayOut({ release, name, problem: 'there is no such task today' }))
    const schema = await inputOf(task)
    for (const input of inputs) {
      const { error } = schema.safeParse(input)
      if (error) throw new Error(taskWayOut({ release, name: task, problem: z.prettifyError(error) }))
    }
  })
})

test('a field that becomes required, and a task that is gone, say the way out', () => {
  const { error } = z.object({ cohortId: z.string(), asked: z.int() }).safeParse({ cohortId: 'coh_1' })
  const said = taskWayOut({ release: 'v0.1.0', name: 'a/b', problem: z.prettifyError(error!) })
  for (const way of ['asked', 'default', 'keep a/b as it is', 'new task', 'migrations.ts']) expect(said).toContain(way)
})
