import { atShanghai, dateInShanghai, epochOf, plusDays } from '../../domain/kernel/instant.ts'
import { tasks } from '../../functions/catalog.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import type { TaskEntry } from '../../functions/wiring/catalog-entry.ts'
import type { LocalClock, Scheduled } from '../clock/clock.ts'
import type { LambdaRuntime } from '../lambda/lambda-runtime.ts'

interface Daily {
  readonly clock: LocalClock
  readonly invoke: LambdaRuntime['invoke']
  /** What ran here before may have been killed in the middle of a round: today's is made again. */
  readonly isRestart: boolean
}

/** Calls each task of the catalog that is for every day at its time, as a rule of EventBridge does on AWS. Call the answer to stop. */
export function startDaily({ clock, invoke, isRestart }: Daily): () => void {
  const next = new Map<string, Scheduled>()
  // A round that fails is missed; the next one finds what it would have found.
  const call = (task: string) => void invoke(functionName(task), '{}').catch(() => undefined)
  function arm(task: string, time: string): void {
    const today = dateInShanghai(clock.now())
    const isPast = atShanghai(today, time) <= clock.now()
    const run = () => {
      arm(task, time)
      call(task)
    }
    next.set(task, clock.aside(epochOf(atShanghai(isPast ? plusDays(today, 1) : today, time)), run))
  }
  for (const [task, { daily }] of Object.entries<TaskEntry>(tasks)) {
    if (daily === undefined) continue
    if (isRestart && atShanghai(dateInShanghai(clock.now()), daily) <= clock.now()) call(task)
    arm(task, daily)
  }
  return () => {
    for (const scheduled of next.values()) scheduled.cancel()
  }
}
