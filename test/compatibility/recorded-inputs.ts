import type { DatabaseSync } from 'node:sqlite'

/** By the name of the function: what it was given, one of each shape. */
export type RecordedInputs = Readonly<Record<string, readonly unknown[]>>

interface Event {
  readonly type: string
  readonly details?: { readonly resource?: string; readonly input?: string; readonly parameters?: string }
}

/** What the executions of a journal handed to functions, in the order of names and of when a shape was first seen. */
export function recordedInputs(journal: DatabaseSync): RecordedInputs {
  const found = new Map<string, Map<string, unknown>>()
  for (const { events } of journal.prepare('SELECT events FROM history ORDER BY execution, first').iterate())
    for (const event of JSON.parse(String(events)) as Event[]) {
      const call = callIn(event)
      if (!call) continue
      const shapes = found.get(call.name) ?? new Map<string, unknown>()
      found.set(call.name, shapes)
      const shape = shapeOf(call.input)
      if (!shapes.has(shape)) shapes.set(shape, call.input)
    }
  const names = [...found.keys()].sort()
  return Object.fromEntries(names.map((name) => [name, [...(found.get(name) ?? new Map()).values()]]))
}

function callIn({ type, details = {} }: Event): { name: string; input: unknown } | undefined {
  if (type === 'LambdaFunctionScheduled')
    return { name: nameIn(details.resource), input: JSON.parse(details.input ?? 'null') }
  if (type !== 'TaskScheduled' || details.parameters === undefined) return undefined
  const { FunctionName, Payload } = JSON.parse(details.parameters) as { FunctionName?: string; Payload?: unknown }
  return FunctionName === undefined ? undefined : { name: nameIn(FunctionName), input: Payload }
}

/** Without the version that was called. */
function nameIn(arn = ''): string {
  return /:function:([\w-]+)/.exec(arn)?.[1] ?? arn
}

/** Which fields there are and of what type, however long lists are. Words of a few letters tell cases apart, ids and times do not. */
function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join()}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .map(([field, inner]) => `${field}:${shapeOf(inner)}`)
      .sort()
      .join()}}`
  if (typeof value === 'string') return /^[a-z-]{1,24}$/.test(value) ? `"${value}"` : 'text'
  return value === null ? 'null' : typeof value
}
