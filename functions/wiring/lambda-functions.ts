import type { Needs, RouteEntry, TaskEntry } from './catalog-entry.ts'

/** What is deployed as one Lambda function: a handler, or routes of a room behind a dispatcher. */
export interface FunctionEntry {
  /** `<room>/<verb>` of its one handler, or `<room>/reading` or `<room>/writing`. */
  readonly key: string
  /** `<room>/<verb>` of each handler in it. */
  readonly handlers: readonly string[]
  /** What its handlers need together. */
  readonly needs: Needs
  /** MB. */
  readonly memory: number
  readonly seconds: number
}

const usualMemory = 512
const taskSeconds = 120
/** API Gateway gives an answer up after 30 seconds, so a route's function ends before. */
const routeSeconds = 29

/** A function a task. */
export function taskFunctions(tasks: Readonly<Record<string, TaskEntry>>): FunctionEntry[] {
  return Object.entries(tasks).map((task) => functionOf(task[0], [task], taskSeconds))
}

/**
 * At most two functions a room, for its routes that read and those that write. Routes that open personal details have a
 * function with rights of its own each, and so have webhooks, which others call at their own rate.
 */
export function routeFunctions(routes: Readonly<Record<string, RouteEntry>>): FunctionEntry[] {
  const grouped = Map.groupBy(Object.entries(routes), ([key, route]) => {
    if (route.opensDetails || isWebhook(route)) return key
    return `${key.slice(0, key.indexOf('/'))}/${route.method === 'GET' ? 'reading' : 'writing'}`
  })
  return [...grouped].map(([key, members]) => functionOf(key, members, routeSeconds))
}

function isWebhook({ calledBy }: RouteEntry): boolean {
  return calledBy === 'enterprise' || calledBy === 'sms-provider' || calledBy === 'sms-push'
}

function functionOf(key: string, members: readonly [string, TaskEntry][], seconds: number): FunctionEntry {
  const entries = members.map(([, entry]) => entry)
  return {
    key,
    handlers: members.map(([handler]) => handler),
    needs: together(entries.map(({ needs }) => needs)),
    memory: Math.max(...entries.map((entry) => entry.memory ?? usualMemory)),
    seconds: Math.max(...entries.map((entry) => entry.seconds ?? seconds)),
  }
}

function together(needs: readonly Needs[]): Needs {
  const table = (['write', 'read'] as const).find((right) => needs.some((one) => one.table === right))
  const write = [...new Set(needs.flatMap((one) => one.bucket?.write ?? []))]
  const read = [...new Set(needs.flatMap((one) => one.bucket?.read ?? []))].filter((one) => !write.includes(one))
  const workflows = [...new Set(needs.flatMap((one) => one.workflows ?? []))]
  const secrets = [...new Set(needs.flatMap((one) => one.secrets ?? []))]
  return {
    ...(table && { table }),
    ...((read.length > 0 || write.length > 0) && {
      bucket: { ...(read.length > 0 && { read }), ...(write.length > 0 && { write }) },
    }),
    ...(workflows.length > 0 && { workflows }),
    ...(needs.some((one) => one.answersWaits) && { answersWaits: true }),
    ...(secrets.length > 0 && { secrets }),
  }
}
