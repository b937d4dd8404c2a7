import { AsyncLocalStorage } from 'node:async_hooks'
import type { Needs } from '../../functions/wiring/catalog-entry.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import type { LambdaHandler } from '../../local/lambda/lambda-runtime.ts'

/** What each handler has touched since this process began, by its name in the catalog. */
export const touchedBy = new Map<string, Set<string>>()
/** Which members of Deps each handler has taken. */
export const takenBy = new Map<string, Set<string>>()
const atWork = new AsyncLocalStorage<string>()

function touched(what: string): void {
  const handler = atWork.getStore()
  if (handler === undefined) return
  touchedBy.set(handler, (touchedBy.get(handler) ?? new Set()).add(what))
}

/** The handler, so that what is touched while it is at work is noted as its own. */
export function watchHandler(name: string, handler: LambdaHandler): LambdaHandler {
  return (event, context) => atWork.run(name, () => handler(event, context))
}

const watched = new WeakSet<Deps>()

/** Notes from now on what handlers touch of these, and which of them they take. */
export function watchDeps(deps: Deps): Deps {
  if (!watched.has(deps)) watch(deps)
  watched.add(deps)
  return new Proxy(deps, {
    get(all, name) {
      const handler = atWork.getStore()
      if (handler !== undefined) takenBy.set(handler, (takenBy.get(handler) ?? new Set()).add(String(name)))
      return Reflect.get(all, name)
    },
  })
}

const reads = /^(?:Get|BatchGet|Query)/
function watch({ database, bucket, workflows, secrets }: Deps): void {
  database.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (command) => {
        touched(reads.test(commandName) ? 'table read' : 'table write')
        return next(command)
      },
    { step: 'initialize', name: 'watch' },
  )
  for (const method of ['read', 'readJson', 'has', 'list'] as const)
    watchCalls(bucket, method, (key) => `bucket read ${folderOf(key)}`)
  for (const method of ['write', 'writeJson', 'erase', 'uploadLink'] as const)
    watchCalls(bucket, method, (key) => `bucket write ${folderOf(key)}`)
  for (const method of ['start', 'stop'] as const) watchCalls(workflows, method, (name) => `workflow ${String(name)}`)
  for (const method of ['succeed', 'fail'] as const) watchCalls(workflows, method, () => 'waits')
  // Every key that seals or opens is wrapped by a secret, which is read for it.
  for (const method of ['read', 'readAgain'] as const) watchCalls(secrets, method, (name) => `secret ${String(name)}`)
}

function folderOf(key: unknown): string {
  return String(key)
    .replace(/[^/]*$/, '')
    .replace(/\/.*$/, '/')
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

/** What the role on AWS lets a handler touch. */
export function allowedBy({ table, bucket, workflows = [], answersWaits, secrets = [] }: Needs): string[] {
  return [
    ...(table ? ['table read'] : []),
    ...(table === 'write' ? ['table write'] : []),
    ...[...(bucket?.read ?? []), ...(bucket?.write ?? [])].map((folder) => `bucket read ${folder}`),
    ...(bucket?.write ?? []).map((folder) => `bucket write ${folder}`),
    ...workflows.map((name) => `workflow ${name}`),
    ...(answersWaits ? ['waits'] : []),
    ...secrets.map((name) => `secret ${name}`),
  ]
}
