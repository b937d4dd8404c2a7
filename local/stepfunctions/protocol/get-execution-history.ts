import * as z from 'zod'
import type { HistoryEvent } from '../model/records.ts'
import { existingExecution } from './existing-execution.ts'
import { Arn, nextToken, operation, page, readNextToken, seconds } from './operation.ts'

const History = z.object({
  executionArn: Arn,
  reverseOrder: z.boolean().optional(),
  includeExecutionData: z.boolean().optional(),
  ...page,
})

export const getExecutionHistory = operation(History, async (runtime, request) =>
  runtime.turns.read(() => {
    const { id } = existingExecution(runtime, request.executionArn)
    const size = request.maxResults || 100
    const { reverseOrder = false, includeExecutionData = true } = request
    const last = runtime.journal.lastEvent(id)
    const from = readNextToken(request.nextToken, reverseOrder ? last : 1)
    const [low, high] = reverseOrder ? [Math.max(1, from - size + 1), from] : [from, from + size - 1]
    const events = runtime.journal.events(id, low, high)
    const next = reverseOrder ? low - 1 : high + 1
    return {
      events: (reverseOrder ? events.reverse() : events).map((event) => onTheWire(event, includeExecutionData)),
      ...(next >= 1 && next <= last && { nextToken: nextToken(next) }),
    }
  }),
)

/** What AWS leaves out on request; `parameters` it has to keep. */
const dataFields = new Set(['input', 'inputDetails', 'output', 'outputDetails', 'assignedVariables'])

function onTheWire({ id, previousEventId, timestamp, type, details }: HistoryEvent, includeData: boolean) {
  const shown =
    details &&
    (includeData ? details : Object.fromEntries(Object.entries(details).filter(([name]) => !dataFields.has(name))))
  return {
    timestamp: seconds(timestamp),
    type,
    id,
    previousEventId,
    ...(shown && { [memberFor(type)]: shown }),
  }
}

/** `taskFailedEventDetails` for TaskFailed; all kinds of states share one member for entering and one for leaving. */
function memberFor(type: string): string {
  if (type.endsWith('StateEntered')) return 'stateEnteredEventDetails'
  if (type.endsWith('StateExited')) return 'stateExitedEventDetails'
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`
}
