import type { ExecutionRecord } from '../model/records.ts'
import { redriveExecution } from './redrive-execution.ts'
import type { EngineRuntime, LiveRun } from './runtime.ts'

/** Redrives as many waiting children as there is room for; how many that were. */
export function redriveChildren(runtime: EngineRuntime, run: LiveRun, room: number): number {
  const { redriving, id } = run.record
  if (!redriving || redriving.pending.children === 0 || room <= 0) return 0
  const isTaken = ({ arn }: ExecutionRecord) => runtime.byArn.has(arn) || runtime.batch.ended.has(arn)
  const waiting = runtime.journal.childrenThatAre(['PENDING_REDRIVE'], id, room).filter((child) => !isTaken(child))
  for (const child of waiting) {
    const live = redriveExecution(runtime, child)
    run.children.add(live)
    redriving.pending.children--
    redriving.pending.items -= live.items
  }
  if (waiting.length > 0) runtime.batch.runs.add(run.record)
  return waiting.length
}
