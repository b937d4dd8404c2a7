import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { TaskName } from '../../functions/catalog.ts'
import { stateMachineName } from '../../functions/gateways/resource-names.ts'
import { functionInText, nameSince } from '../../local/data-format/name-since.ts'
import { thisVersion } from '../../local/data-format/this-version.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { executionsOf } from '../workflows/measure-executions.ts'
import { type OpenWorkflows, openWorkflows } from '../workflows/open-workflows.ts'
import { simulatedBatch } from '../workflows/simulated-batch.ts'
import { everythingDrags, everythingIsFine } from '../workflows/simulated-partners.ts'
import { recorded, releases } from './recorded.ts'
import { kindOfObject } from './recording/record-objects.ts'
import { inputOf, taskOf } from './task-of.ts'
import { taskWayOut, workflowWayOut } from './way-out.ts'

const workflowOf = new Map((Object.keys(workflows) as WorkflowName[]).map((name) => [stateMachineName(name), name]))

/** As the definitions of a folder are brought up to date. */
function definitionsOf(release: string): Record<string, string> {
  const { migrations, functions } = thisVersion
  const renamed = (definition: unknown) =>
    JSON.stringify(definition).replaceAll(functionInText, (name) => nameSince(name, migrations, functions))
  return Object.fromEntries(
    Object.entries(recorded(release, 'definitions')).map(([machine, definition]) => [machine, renamed(definition)]),
  )
}

/** What routes of a release give back with a token, as they do to workflows of today until they are deployed too. */
function givenBy(release: string): Partial<Record<TaskName, readonly object[]>> {
  const given = Object.entries(recorded(release, 'given'))
  return Object.fromEntries(given.flatMap(([name, some]) => (taskOf(name) ? [[taskOf(name), some]] : [])))
}

interface Handed {
  readonly task: TaskName
  readonly input: unknown
  readonly answer: unknown
}

interface Start {
  readonly machine: string
  readonly execution: string
  readonly input: { readonly batchId?: string }
}

const startsOf = (release: string): Start[] =>
  Object.entries(recorded(release, 'starts')).flatMap(([machine, starts]) =>
    starts.map((input, index) => ({ machine, execution: `recorded-${index}`, input: input as Start['input'] })),
  )

/** Of a batch whose plan is rejected. */
const endedByPeople = 'batch-failed'

/** The longest list that it wrote of each kind. */
function listsOf(release: string): Map<string, readonly unknown[]> {
  const lists = new Map<string, readonly unknown[]>()
  for (const [kind, some] of Object.entries(recorded(release, 'objects')))
    for (const one of some)
      if ('json' in one && Array.isArray(one.json) && one.json.length > (lists.get(kind)?.length ?? 0))
        lists.set(kind, one.json)
  return lists
}

/** Executions that the release began, or, with its definitions gone, that it starts now; and what each task is handed. */
async function replay(release: string, mood: typeof everythingIsFine, begin: 'before' | 'after') {
  const handed: Handed[] = []
  const starts = startsOf(release)
  const listed = listsOf(release)
  const opened = await openWorkflows(simulatedBatch(60), mood, {
    definitions: definitionsOf(release),
    start: '2027-02-22T01:00:00.000Z' as Instant,
    listed: (key) => listed.get(kindOfObject(key)),
    given: begin === 'after' ? givenBy(release) : {},
    heard: (task, input, answer) => void handed.push({ task, input, answer }),
  })
  if (begin === 'after') await opened.deploy()
  for (const { machine, execution, input } of starts) {
    const workflow = workflowOf.get(machine)
    if (!workflow)
      throw new Error(workflowWayOut({ release, name: machine, problem: 'there is no such workflow today' }))
    await opened.start(workflow, execution, input)
  }
  if (begin === 'before') await opened.deploy()
  await opened.finish()
  return { opened, handed }
}

const moods = { 'everything is fine': everythingIsFine, 'everything drags': everythingDrags }
const ways = releases.flatMap((release) =>
  (['before', 'after'] as const).flatMap((begin) =>
    (Object.keys(moods) as (keyof typeof moods)[]).map((mood) => ({ release, begin, mood })),
  ),
)

describe.each(ways)('begun $begin today’s are deployed over $release, while $mood', ({ release, begin, mood }) => {
  let opened: OpenWorkflows
  let handed: Handed[]
  beforeAll(async () => {
    ;({ opened, handed } = await replay(release, moods[mood], begin))
  })
  afterAll(() => opened.close())

  test('all of them come to their end, and what they start too', () => {
    const { journal } = opened.engine.runtime
    for (const [machine, workflow] of workflowOf)
      for (const { id, status } of executionsOf(journal, arns.stateMachine(workflow))) {
        const last = [...journal.events(id, 1, Number.MAX_SAFE_INTEGER)].at(-1)
        const isEnded = status === 'SUCCEEDED' || status === 'ABORTED' || last?.details?.['error'] === endedByPeople
        const problem = `execution ${id} is ${status}: ${JSON.stringify(last)}`
        if (!isEnded) throw new Error(workflowWayOut({ release, name: machine, problem }))
      }
  })
  test('tasks take what they are handed, and none waits for an operator', async () => {
    expect(handed.length).toBeGreaterThan(0)
    for (const { task, input } of handed) {
      expect([task, input]).not.toEqual(['batches/await-operator', expect.anything()])
      const { error } = (await inputOf(task)).safeParse(input)
      if (error) throw new Error(taskWayOut({ release, name: task, problem: z.prettifyError(error) }))
    }
  })
})

test('an answer that a release reads and that is gone is seen, and the failure says the way out', async () => {
  const oddly = { ...everythingIsFine, answersOddly: (task: TaskName) => task === 'stabilisation/plan-check-ins' }
  const { opened } = await replay('v0.1.0', oddly, 'before')
  expect(await opened.status('stabilisation/follow-placements', 'recorded-0')).toBe('FAILED')
  opened.close()
  const said = workflowWayOut({ release: 'v0.1.0', name: 'zhida-follow-placements', problem: '2 is FAILED' })
  for (const way of ['2 is FAILED', '$exists', 'beside it', 'another workflow', 'Do not change'])
    expect(said).toContain(way)
})
