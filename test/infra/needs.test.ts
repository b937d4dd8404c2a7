import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { functions, routes, tasks } from '../../functions/catalog.ts'
import type { Needs, TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { demoStart } from '../../local/demo/demo-start.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { runDemo } from '../../local/demo/run-demo.ts'

/** Which handler is at work, and what each has touched. */
const record = vi.hoisted(() => ({
  handler: undefined as AsyncLocalStorage<string> | undefined,
  uses: new Map<string, Set<string>>(),
}))
record.handler = new AsyncLocalStorage()

function touched(what: string): void {
  const handler = record.handler?.getStore()
  if (handler === undefined) return
  record.uses.set(handler, (record.uses.get(handler) ?? new Set()).add(what))
}

vi.mock(import('../../local/runtime/load-handler.ts'), async (actual) => {
  const real = await actual()
  return {
    async loadHandler(name) {
      const handler = await real.loadHandler(name)
      return (event, context) => record.handler!.run(name, () => handler(event, context))
    },
  }
})

vi.mock(import('../../functions/wiring/deps.ts'), async (actual) => {
  const real = await actual()
  const watched = new WeakSet<Deps>()
  return {
    ...real,
    depsOfThisFunction() {
      const deps = real.depsOfThisFunction()
      if (!watched.has(deps)) watch(deps)
      watched.add(deps)
      return deps
    },
  }
})

const reads = /^(?:Get|BatchGet|Query)/
function watch({ database, bucket, workflows, secrets, vault }: Deps): void {
  database.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (command) => {
        touched(reads.test(commandName) ? 'table read' : 'table write')
        return next(command)
      },
    { step: 'initialize', name: 'watch' },
  )
  for (const method of ['read', 'readJson', 'has'] as const) watchCalls(bucket, method, () => 'bucket read')
  for (const method of ['write', 'writeJson', 'erase', 'uploadLink'] as const)
    watchCalls(bucket, method, () => 'bucket write')
  for (const method of ['start', 'stop'] as const) watchCalls(workflows, method, (name) => `workflow ${String(name)}`)
  for (const method of ['succeed', 'fail'] as const) watchCalls(workflows, method, () => 'waits')
  watchCalls(vault, 'open', (kind) => (kind === 'reply' ? 'kept reply' : 'personal details'))
  for (const method of ['read', 'readAgain'] as const) watchCalls(secrets, method, (name) => `secret ${String(name)}`)
}

function watchCalls<Watched extends object>(
  watched: Watched,
  method: keyof Watched,
  what: (first: unknown) => string,
): void {
  const call = watched[method] as (...given: unknown[]) => unknown
  Object.assign(watched, {
    [method]: (...given: unknown[]) => {
      touched(what(given[0]))
      return call.apply(watched, given)
    },
  })
}

function allowedBy({ table, bucket, workflows = [], answersWaits, secrets = [] }: Needs): string[] {
  return [
    ...(table ? ['table read'] : []),
    ...(table === 'write' ? ['table write'] : []),
    ...(bucket ? ['bucket read'] : []),
    ...(bucket === 'write' ? ['bucket write'] : []),
    ...workflows.map((name) => `workflow ${name}`),
    ...(answersWaits ? ['waits'] : []),
    ...secrets.map((name) => `secret ${name}`),
    ...(secrets.some((name) => name === 'sealing') ? ['kept reply', 'personal details'] : []),
  ]
}

test('on a whole journey no handler touches what its role on AWS would refuse', async () => {
  const data = await mkdtemp(path.join(tmpdir(), 'zhida-needs-'))
  const sheet = generateSurveySheet({ workers: 30, seed: 4, today: dateInShanghai(demoStart) })
  const sheets = [{ fileName: '摸底.csv', content: sheet.csv }]
  const stream = new PassThrough().resume() as unknown as NodeJS.WriteStream
  const options = { seed: 4, sheets, data, keep: false, stream }
  const state = await runDemo(options, async ({ batch }) => batch.state)
  await rm(data, { recursive: true, force: true })
  expect(state).toBe('completed')

  const entries = Object.entries<TaskEntry>({ ...routes, ...tasks })
  const refused = entries.flatMap(([name, { needs }]) => {
    const allowed = allowedBy(needs)
    const uses = record.uses.get(name) ?? new Set()
    return [...uses].filter((use) => !allowed.includes(use)).map((use) => `${name}: ${use}`)
  })
  expect(refused).toEqual([])
  const shared = functions.routes.filter(({ handlers }) => handlers.length > 1).flatMap(({ handlers }) => handlers)
  expect(shared.filter((name) => record.uses.get(name)?.has('personal details'))).toEqual([])
  expect(record.uses.size).toBeGreaterThan(40)
}, 120_000)
