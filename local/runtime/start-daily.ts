import { atShanghai, dateInShanghai, epochOf, instantOf, plusDays } from '../../domain/kernel/instant.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from '../../workflows/catalog.ts'
import type { LocalClock, Scheduled } from '../clock/clock.ts'
import { holdTime } from '../clock/hold-time.ts'
import type { JsonService } from '../http/aws-endpoint.ts'
import { callEngine } from './call-engine.ts'
import { arns } from './function-names.ts'

/** Starts each workflow of the catalog that is for every day at its time, as a rule of EventBridge does on AWS. Call the answer to stop. */
export function startDaily(clock: LocalClock, stepFunctions: JsonService): () => void {
  const next = new Map<WorkflowName, Scheduled>()
  const start = (name: WorkflowName, day: string) =>
    callEngine(
      stepFunctions,
      'StartExecution',
      { stateMachineArn: arns.live(name), name: day, input: '{}' },
      'ExecutionAlreadyExists',
    )
  function arm(name: WorkflowName, time: string): void {
    const today = dateInShanghai(clock.now())
    const isPast = atShanghai(today, time) <= clock.now()
    const at = epochOf(atShanghai(isPast ? plusDays(today, 1) : today, time))
    const run = () => {
      arm(name, time)
      // A round that does not start is missed; the next one finds what it would have found.
      void holdTime(clock, () => start(name, `day-${dateInShanghai(instantOf(at))}`).catch(() => undefined))
    }
    next.set(name, clock.aside(at, run))
  }
  for (const [name, { daily }] of Object.entries<WorkflowEntry>(workflows)) if (daily) arm(name as WorkflowName, daily)
  return () => {
    for (const scheduled of next.values()) scheduled.cancel()
  }
}
