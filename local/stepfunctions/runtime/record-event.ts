import type { HistoryEvent } from '../model/records.ts'
import type { EngineRuntime, Live, Thread } from './runtime.ts'

/** A standard execution has at most this many events; the last one says so. */
export const mostEvents = 25_000

export class HistoryFull extends Error {}

/** These stand beside the chain of `previousEventId` instead of in it. */
const besideTheChain =
  /^(MapStateSucceeded|ParallelStateSucceeded|MapRunSucceeded|MapIterationFailed|MapIterationAborted|\w+StateAborted)$/

/** Appends an event to the history, which an express execution has none of; throws HistoryFull when only the end of the execution would still fit. */
export function recordEvent(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread | undefined,
  type: string,
  details?: HistoryEvent['details'],
): number {
  const id = live.lastEventId + 1
  if (id >= mostEvents && !/^Execution(Failed|Succeeded|Aborted|TimedOut)$/.test(type)) throw new HistoryFull()
  live.lastEventId = id
  // Kept at its start and at its end.
  if (id === 1 || !live.record.express) runtime.batch.executions.add(live)
  if (live.record.express) return id
  live.events.push({
    id,
    previousEventId: thread?.lastEventId ?? 0,
    timestamp: runtime.clock.epochMilliseconds(),
    type,
    ...(details && { details }),
  })
  if (thread && !besideTheChain.test(type)) {
    thread.lastEventId = id
    runtime.batch.threads.set(thread, live)
  }
  return id
}

/** Data in an event: the text, and that nothing was cut off. */
export function data(name: 'input' | 'output', text: string) {
  return { [name]: text, [`${name}Details`]: { truncated: false } }
}
