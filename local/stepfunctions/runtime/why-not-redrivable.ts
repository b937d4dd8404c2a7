import type { ExecutionRecord } from '../model/records.ts'
import { machineOfExecution } from './machine-of-execution.ts'
import { mostEvents } from './record-event.ts'
import type { EngineRuntime } from './runtime.ts'
import { oneYear } from './start-execution.ts'

/** In milliseconds, from the end of an execution. */
const redrivablePeriod = 14 * 86_400_000

/** In AWS's words; undefined where an execution can be redriven. */
export function whyNotRedrivable(runtime: EngineRuntime, record: ExecutionRecord): string | undefined {
  const { id, status, startedAt, stoppedAt = 0 } = record
  const now = runtime.clock.epochMilliseconds()
  if (status === 'RUNNING' || status === 'SUCCEEDED' || status === 'PENDING_REDRIVE') {
    return `Execution is ${status} and cannot be redriven`
  }
  if (machineOfExecution(runtime, record)?.status !== 'ACTIVE') return 'State machine is in DELETING status'
  // What ended in a journal of before redriving has left no threads.
  const ended = runtime.batch.ended.has(record.arn)
  if (!ended && !record.express && runtime.journal.threadsOf(id).length === 0) {
    return 'Execution was started before the launch of RedriveExecution'
  }
  // One for the redrive, and one for what comes of it.
  if (runtime.journal.lastEvent(id) >= mostEvents - 1) return 'Execution history event limit exceeded'
  if (now >= startedAt + oneYear * 1000) return 'Execution has exceeded the max execution time'
  if (now > stoppedAt + redrivablePeriod) return 'Execution redrivable period exceeded'
  return undefined
}
