import type { EngineRuntime, Live, Thread } from './runtime.ts'

/**
 * A branch or iteration does nothing any more. It is kept as it was until the state around it is left or tried again, within the same
 * turn, or else for good: then the execution has ended, and a redrive goes on from here.
 */
export function setAside(runtime: EngineRuntime, live: Live, thread: Thread): void {
  live.threads.delete(thread.id)
  if (thread.parent !== undefined) live.threads.get(thread.parent)?.fan?.children.delete(thread)
  live.aside.set(thread.id, thread)
  runtime.batch.threads.set(thread, live)
}

/** What a state had under way is needed no more: it was left, or is tried anew. */
export function forgetAside(runtime: EngineRuntime, live: Live, around: Thread): void {
  const { phase } = around
  if (phase.kind === 'map run') runtime.batch.writes.push((journal) => journal.forgetEntries(phase.run))
  if (live.aside.size === 0) return
  for (const thread of live.aside.values()) {
    if (thread.parent !== around.id) continue
    forgetAside(runtime, live, thread)
    live.aside.delete(thread.id)
    runtime.batch.threads.delete(thread)
    runtime.batch.goneThreads.push({ execution: live.record.id, thread: thread.id })
  }
}
