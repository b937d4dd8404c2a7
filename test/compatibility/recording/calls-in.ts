import type { DatabaseSync } from 'node:sqlite'

export interface Call {
  /** Of the function, without the version that was called. */
  readonly name: string
  readonly input: unknown
  /** What went back with the token that it was given. */
  readonly given?: unknown
}

interface Event {
  readonly id: number
  readonly previousEventId: number
  readonly type: string
  readonly details?: {
    readonly resource?: string
    readonly input?: string
    readonly parameters?: string
    readonly output?: string
  }
}

/** What the executions of a journal handed to functions, and what went back with its token. */
export function* callsIn(journal: DatabaseSync): Generator<Call> {
  const rows = journal.prepare('SELECT execution, events FROM history ORDER BY execution, first').all()
  for (const parts of Map.groupBy(rows, ({ execution }) => execution).values()) {
    const events = parts.flatMap((part) => JSON.parse(String(part['events'])) as Event[])
    const calls = new Map<number, Call & { given?: unknown }>()
    for (const event of events) {
      const begun = callOf(event)
      const call = begun ?? calls.get(event.previousEventId)
      if (!call) continue
      calls.set(event.id, call)
      if (!begun) Object.assign(call, givenIn(event))
    }
    yield* new Set(calls.values())
  }
}

function callOf({ type, details = {} }: Event): Call | undefined {
  if (type === 'LambdaFunctionScheduled')
    return { name: nameIn(details.resource), input: JSON.parse(details.input ?? 'null') }
  if (type !== 'TaskScheduled' || details.parameters === undefined) return undefined
  const { FunctionName, Payload } = JSON.parse(details.parameters) as { FunctionName?: string; Payload?: unknown }
  return FunctionName === undefined ? undefined : { name: nameIn(FunctionName), input: Payload }
}

function givenIn({ type, details = {} }: Event): Pick<Call, 'given'> {
  const isByToken = type === 'TaskSucceeded' && details.resource?.endsWith('.waitForTaskToken')
  return isByToken && details.output !== undefined ? { given: JSON.parse(details.output) } : {}
}

function nameIn(arn = ''): string {
  return /:function:([\w-]+)/.exec(arn)?.[1] ?? arn
}
