import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ListStateMachinesCommand, SFNClient } from '@aws-sdk/client-sfn'
import { describe, expect, test } from 'vitest'
import { routes, tasks } from '../functions/catalog.ts'
import { consoleFunction } from '../functions/console/console-function.ts'
import { stateMachineName } from '../functions/gateways/resource-names.ts'
import type { RouteEntry, TaskEntry } from '../functions/wiring/catalog-entry.ts'
import { roles } from '../functions/wiring/staff.ts'
import { isOfFirstAttempt, withRetries } from '../workflows/attempt-at-once.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from '../workflows/catalog.ts'
import { definitionByName, statesOf } from './workflows/definition-by-name.ts'
import { openWorld } from './world.ts'

const project = fileURLToPath(new URL('..', import.meta.url))
const read = (file: string) => readFileSync(path.join(project, file), 'utf8')
const filesOf = (folder: string, ending: string) =>
  readdirSync(path.join(project, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length).replaceAll(path.sep, '/'))

const allRoutes = Object.entries<RouteEntry>(routes)
const allTasks = Object.entries<TaskEntry>(tasks)
const allWorkflows = Object.entries<WorkflowEntry>(workflows)

describe('the catalog of functions', () => {
  test('lists every file that has a handler, and nothing else', () => {
    const handlers = filesOf('functions', '.ts').filter((file) =>
      /^export const handler\b/m.test(read(`functions/${file}.ts`)),
    )
    const listed = [...Object.keys(routes), ...Object.keys(tasks), ...consoleFunction.handlers]
    expect(listed.sort()).toEqual(handlers.sort())
  })

  test('names in each handler the entry that it is', () => {
    const wrong = allRoutes.filter(([name]) => {
      const own = `(routes['${path.posix.basename(name)}'],`
      return !read(`functions/${name}.ts`).includes(own)
    })
    expect(wrong.map(([name]) => name)).toEqual([])
  })

  test('comes into a bundle with the room that it is of, and no other', () => {
    const importing = filesOf('functions', '.ts').flatMap((file) =>
      [...read(`functions/${file}.ts`).matchAll(/from '(.+\/catalog\.ts)'/g)].map(
        ([, target = '']) => [file, path.posix.join(path.posix.dirname(file), target)] as const,
      ),
    )
    const foreign = importing.filter(
      ([file, target]) => file !== 'catalog' && target !== `${path.posix.dirname(file)}/catalog.ts`,
    )
    // Only the API's own description is of every room, and a gateway knows the names of workflows.
    expect(foreign.map(([file]) => file).sort()).toEqual(['gateways/workflows', 'service/describe-api'])
  })

  test('gives each method and path to one route', () => {
    const addresses = allRoutes.map(([, { method, path: at }]) => `${method} ${at.replaceAll(/\{\w+\}/g, '{}')}`)
    expect(addresses.filter((one, index) => addresses.indexOf(one) !== index)).toEqual([])
  })

  test.each(allRoutes)('%s reads just the parameters that its path has', (_, { path: at, params }) => {
    const named = [...at.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '')
    expect(Object.keys(params?.shape ?? {}).sort()).toEqual(named.sort())
  })

  test('lets every writing route of staff keep its record and its sealed answer', () => {
    const writing = allRoutes.filter(([, { method, calledBy }]) => method !== 'GET' && typeof calledBy !== 'string')
    const lacking = writing.filter(([, { needs }]) => needs.table !== 'write' || !needs.secrets?.includes('sealing'))
    expect(lacking.map(([name]) => name)).toEqual([])
  })

  test('says of each creation which id it is on record under', () => {
    const silent = allRoutes.filter(([, { success, params, makes }]) => success === 201 && !params && !makes)
    expect(silent.map(([name]) => name)).toEqual([])
  })

  test('keeps auditors and everybody without a token from writing by staff routes', () => {
    for (const [name, { method, calledBy }] of allRoutes) {
      if (typeof calledBy === 'string') continue
      expect(calledBy.staff.length, name).toBeGreaterThan(0)
      expect(roles, name).toEqual(expect.arrayContaining([...calledBy.staff]))
      if (method !== 'GET') expect(calledBy.staff, name).not.toContain('auditor')
    }
  })

  test('lets a webhook keep the ids that it has seen', () => {
    const signed = allRoutes.filter(([, { calledBy }]) => calledBy === 'enterprise' || calledBy === 'sms-provider')
    expect(signed.filter(([, { needs }]) => needs.table !== 'write').map(([name]) => name)).toEqual([])
  })

  test('names only workflows that there are, and only starts what it may answer', () => {
    const named = [...allRoutes, ...allTasks].flatMap(([, { needs }]) => needs.workflows ?? [])
    expect(named.filter((name) => !(name in workflows))).toEqual([])
  })

  test('stays within what API Gateway and Lambda allow', () => {
    for (const [name, { seconds = 29 }] of allRoutes) expect(seconds, name).toBeLessThanOrEqual(29)
    for (const [name, { seconds = 120 }] of allTasks) expect(seconds, name).toBeLessThanOrEqual(900)
    for (const [name, { memory = 512 }] of [...allRoutes, ...allTasks]) {
      expect(memory, name).toBeGreaterThanOrEqual(128)
      expect(memory, name).toBeLessThanOrEqual(10_240)
    }
  })
})

test('the catalog of workflows lists every definition, and nothing else', () => {
  expect(Object.keys(workflows).sort()).toEqual(filesOf('workflows', '.asl.json').sort())
})

describe.each(allWorkflows)('the workflow %s', (name, entry) => {
  const machine = definitionByName(name as WorkflowName)
  const states = statesOf(machine)
  const taskStates = states.filter(([, { Type }]) => Type === 'Task')
  // What is tried at once is tried with retries in the map that follows.
  const triedAgain = taskStates.filter(([state]) => !isOfFirstAttempt(state))
  const placeholders = new Set([...JSON.stringify(machine).matchAll(/\$\{([^}]+)\}/g)].map((found) => found[1] ?? ''))

  test('is written in JSONata and ends in time', () => {
    expect(machine.QueryLanguage).toBe('JSONata')
    // An execution lasts a year at most.
    expect(machine.TimeoutSeconds).toBeGreaterThan(0)
    expect(machine.TimeoutSeconds).toBeLessThanOrEqual(31_536_000)
  })

  test('calls just the tasks and workflows that its entry lists', () => {
    expect([...placeholders].filter((one) => one in tasks).sort()).toEqual([...entry.tasks].sort())
    const started = [...placeholders].filter((one) => one.startsWith('workflow:')).map((one) => one.slice(9))
    expect(started.sort()).toEqual([...(entry.starts ?? [])].sort())
    expect([...(entry.starts ?? []), ...(entry.startedBefore ?? [])].filter((one) => !(one in workflows))).toEqual([])
  })

  test('is marked for its distributed maps and for the lists that it reads', () => {
    const maps = states.filter(([, state]) => state.ItemProcessor?.ProcessorConfig?.Mode === 'DISTRIBUTED')
    expect(entry.distributed ?? false).toBe(maps.length > 0)
    expect(entry.readsLists !== undefined).toBe(states.some(([, state]) => state.ItemReader !== undefined))
  })

  test('gives every task a time limit, not shorter than its function’s', () => {
    const wrong = taskStates.flatMap(([state, { Resource = '', TimeoutSeconds }]) => {
      if (TimeoutSeconds === undefined) return `${state} has none`
      const task = tasks[/^\$\{(\w+\/[\w-]+)\}$/.exec(Resource)?.[1] as keyof typeof tasks] as TaskEntry | undefined
      const own = task && (task.seconds ?? 120)
      // Otherwise a retry begins while the first try is still at work.
      return own && Number(TimeoutSeconds) < own ? `${state}: ${TimeoutSeconds} < ${own}` : []
    })
    expect(wrong).toEqual([])
  })

  test('tries every task again, each try later than the last, and not all at once', () => {
    const wrong = triedAgain.filter(
      ([, { Retry }]) =>
        !Retry?.every(
          ({ ErrorEquals, MaxAttempts, BackoffRate, JitterStrategy }) =>
            MaxAttempts > 0 &&
            JitterStrategy === 'FULL' &&
            // A service in trouble is given more and more time; a person or a date may be asked at the same pace.
            (BackoffRate > 1 ||
              !ErrorEquals.some((error) => error === 'Error' || /^(Lambda|StepFunctions)\./.test(error))),
        ),
    )
    expect(wrong.map(([state]) => state)).toEqual([])
  })

  test('tries again what a function did not finish in its time or its memory', () => {
    const called = triedAgain.filter(([, { Resource }]) => !Resource?.includes('states:startExecution'))
    const wrong = called.filter(([, { Retry = [] }]) => {
      const retried = Retry.flatMap(({ ErrorEquals }) => ErrorEquals)
      if (retried.includes('States.TaskFailed')) return false
      return !retried.includes('Lambda.Unknown') || !retried.includes('Sandbox.Timedout')
    })
    expect(wrong.map(([state]) => state)).toEqual([])
  })

  test('has its express children make one short call, and a standard map make it with retries where one is not done', () => {
    const names = new Set(states.map(([state]) => state))
    for (const [state, { ItemProcessor, Catch = [] }] of states) {
      if (ItemProcessor?.ProcessorConfig?.ExecutionType !== 'EXPRESS') continue
      expect(names, state).toContain(withRetries(state))
      expect(Catch.map(({ ErrorEquals, Next }) => [...ErrorEquals, Next])).toEqual([['States.ALL', withRetries(state)]])
      const calls = statesOf(ItemProcessor).filter(([, { Type }]) => Type === 'Task')
      expect(calls).toHaveLength(1)
      // An express execution ends after five minutes.
      for (const [, { TimeoutSeconds }] of calls) expect(Number(TimeoutSeconds)).toBeLessThan(290)
      for (const [, { Resource }] of calls) expect(Resource).not.toContain('.')
    }
  })

  test('does not try a refusal again', () => {
    const codes = taskStates.flatMap(([state, { Retry = [] }]) =>
      Retry.flatMap(({ ErrorEquals }) => ErrorEquals)
        .filter((error) => error === 'States.ALL')
        .map((error) => `${state}: ${error}`),
    )
    expect(codes).toEqual([])
  })

  test('has a path for every wait that nobody answers', () => {
    const waits = taskStates.filter(([, { Resource }]) => Resource?.includes('waitForTaskToken'))
    const stuck = waits.filter(
      ([, { Catch = [] }]) =>
        !Catch.some(({ ErrorEquals }) => ErrorEquals.includes('States.Timeout') || ErrorEquals.includes('States.ALL')),
    )
    expect(stuck.map(([state]) => state)).toEqual([])
  })
})

test('every workflow is accepted when it is created', async () => {
  const world = await openWorld({ partners: false })
  const { stateMachines = [] } = await new SFNClient().send(new ListStateMachinesCommand({}))
  const names = Object.keys(workflows).map((one) => stateMachineName(one))
  expect(stateMachines.map(({ name = '' }) => name).sort()).toEqual(names.sort())
  await world.close()
})
