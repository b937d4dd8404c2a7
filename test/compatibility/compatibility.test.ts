import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { tasks } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import { thisVersion } from '../../local/data-format/bring-up-to-date.ts'
import { nameSince } from '../../local/data-format/name-since.ts'
import { whyNotTaken } from './why-not-taken.ts'

const folder = new URL('.', import.meta.url)
const releases = readdirSync(folder).filter((file) => file.endsWith('.json'))
const taskOf = new Map(Object.keys(tasks).map((task) => [functionName(task), task]))

async function inputOf(task: string): Promise<z.ZodType> {
  const { handler } = (await import(`../../functions/${task}.ts`)) as { handler: { input: z.ZodType } }
  return handler.input
}

test('the first release is among them', () => expect(releases).toContain('v0.1.0.json'))

describe.each(releases)('what %s handed to its tasks is taken today', (file) => {
  const recorded = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, unknown[]>
  test.each(Object.entries(recorded))('%s', async (name, inputs) => {
    const task = taskOf.get(nameSince(name, thisVersion.migrations, thisVersion.functions))
    const release = file.replace(/\.json$/, '')
    expect(inputs.length).toBeGreaterThan(0)
    if (task === undefined)
      throw new Error(whyNotTaken({ release, task: name, problem: 'there is no such task today' }))
    const schema = await inputOf(task)
    for (const input of inputs) {
      const { error } = schema.safeParse(input)
      if (error) throw new Error(whyNotTaken({ release, task, problem: z.prettifyError(error) }))
    }
  })
})

test('a field that becomes required, and a task that is gone, say the way out', () => {
  const { error } = z.object({ cohortId: z.string(), asked: z.int() }).safeParse({ cohortId: 'coh_1' })
  const said = whyNotTaken({ release: 'v0.1.0', task: 'a/b', problem: z.prettifyError(error!) })
  for (const way of ['asked', 'default', 'keep a/b as it is', 'new task', 'migrations.ts']) expect(said).toContain(way)
})
