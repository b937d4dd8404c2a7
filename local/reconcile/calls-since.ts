import { GetExecutionHistoryCommand, type HistoryEvent, type SFNClient } from '@aws-sdk/client-sfn'
import { type Clients, expressCalls } from './express-calls.ts'

/** A call of a function that an execution made and that was answered well. */
export interface Call {
  readonly execution: string
  /** Name or ARN, with a version where the execution has one. */
  readonly function: string
  /** JSON text. */
  readonly payload: string
  readonly answeredAt: Date
  /** The step waits for the token in the payload, or went on when somebody gave it back. */
  readonly token: 'none' | 'waits' | 'answered'
}

/** Those answered at that moment or later, oldest first, as the history of the execution tells them. */
export async function callsSince(clients: Clients, executionArn: string, since: Date): Promise<Call[]> {
  const events = await historyOf(clients.sfn, executionArn)
  const byId = new Map(events.map((event) => [event.id, event]))
  const before = (event: HistoryEvent | undefined) => byId.get(event?.previousEventId)
  const ended = new Set(
    events.flatMap(({ type, previousEventId }) =>
      type === 'TaskSucceeded' || type === 'TaskFailed' || type === 'TaskTimedOut' ? [previousEventId] : [],
    ),
  )
  const calls: Call[] = []
  for (const event of events) {
    const { type, id, timestamp } = event
    if (timestamp === undefined || timestamp < since) continue
    const answered = { execution: executionArn, answeredAt: timestamp }
    if (type === 'LambdaFunctionSucceeded') {
      const asked = before(before(event))?.lambdaFunctionScheduledEventDetails
      if (asked?.resource)
        calls.push({ ...answered, function: asked.resource, payload: asked.input ?? '{}', token: 'none' })
    }
    if (type === 'TaskSubmitted') {
      const asked = before(before(event))?.taskScheduledEventDetails
      if (asked?.resourceType !== 'lambda') continue
      const given = JSON.parse(asked.parameters ?? '{}') as { FunctionName: string; Payload?: unknown }
      const payload = JSON.stringify(given.Payload ?? {})
      calls.push({ ...answered, function: given.FunctionName, payload, token: ended.has(id) ? 'answered' : 'waits' })
    }
    if (type === 'MapStateExited') {
      // Back over the end of the map to where it was entered.
      let entered: HistoryEvent | undefined = event
      while (entered && entered.type !== 'MapStateEntered') entered = before(entered)
      if (entered)
        for (const call of await expressCalls(clients, executionArn, entered, byId))
          calls.push({ ...answered, ...call, token: 'none' })
    }
  }
  return calls
}

async function historyOf(sfn: SFNClient, executionArn: string): Promise<HistoryEvent[]> {
  const found: HistoryEvent[] = []
  let nextToken: string | undefined
  do {
    const asked = { executionArn, includeExecutionData: true, maxResults: 1000, nextToken }
    const page = await sfn.send(new GetExecutionHistoryCommand(asked))
    found.push(...(page.events ?? []))
    nextToken = page.nextToken
  } while (nextToken)
  return found
}
