import type { DatabaseSync } from 'node:sqlite'

export interface Call {
  /** Of the function, without the version that was called. */
  readonly name: string
  readonly input: unknown
  /** What the function answered; missing where it failed. */
  readonly answer?: unknown
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

/** What the executions of a journal handed to functions and got for it. */
export function* callsIn(journal: DatabaseSync): Generator<Call> {
  const rows = journal.prepare('SELECT execution, events FROM history ORDER BY execution, first').all()
  for (const parts of Map.groupBy(rows, ({ execution }) => execution).values()) {
    const events = parts.flatMap((part) => JSON.parse(String(part['events'])) as Event[])
    const calls = new Map<number, Call & { answer?: unknown; given?: unknown }>()
    for (const event of events) {
      const begun = callOf(event)
      const call = begun ?? calls.get(event.previousEventId)
      if (!call) continue
      calls.set(event.id, call)
      if (!begun) Object.assign(call, outcomeOf(event))
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

function outcomeOf({ type, details = {} }: Event): Partial<Pick<Call, 'answer' | 'given'>> {
  if (details.output === undefined) return {}
  const said = JSON.parse(details.output) as unknown
  if (type === 'LambdaFunctionSucceeded') return { answer: said }
  const byToken = details.resource?.endsWith('.waitForTaskToken')
  if (type === 'TaskSubmitted' && byToken) return { answer: (said as { Payload?: unknown }).Payload }
  if (type !== 'TaskSucceeded') return {}
  return byToken ? { given: said } : { answer: (said as { Payload?: unknown }).Payload }
}

function nameIn(arn = ''): string {
  return /:function:([\w-]+)/.exec(arn)?.[1] ?? arn
}
