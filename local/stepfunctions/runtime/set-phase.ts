import type { Phase } from '../model/records.ts'
import type { EngineRuntime, Live, Thread } from './runtime.ts'

/** A thread turns to something else: timers of what it did before mean nothing any more. */
export function setPhase(runtime: EngineRuntime, live: Live, thread: Thread, phase: Phase): void {
  cancelTimers(thread)
  thread.phase = phase
  runtime.batch.threads.set(thread, live)
}

export function cancelTimers(thread: Thread): void {
  for (const timer of thread.timers) timer.cancel()
  thread.timers = []
}
