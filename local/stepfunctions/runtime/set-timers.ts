import type { EngineRuntime, Live, Step, Thread } from './runtime.ts'

/** What its phase waits for in time; also called after a restart, so that every instant stays what it was. */
export function setTimers(runtime: EngineRuntime, live: Live, thread: Thread): void {
  const at = (instant: number, step: Step) => {
    thread.timers.push(runtime.clock.schedule(instant, () => runtime.post(live.record.id, thread.id, step)))
  }
  const { phase, attempt } = thread
  if (phase.kind === 'waiting') at(phase.until, { do: 'finish' })
  if (phase.kind === 'retrying') at(phase.until, { do: 'try' })
  if (phase.kind === 'task') {
    if (phase.deadline !== undefined) at(phase.deadline, { do: 'time out', attempt, missed: 'deadline' })
    if (phase.heartbeatBy !== undefined) at(phase.heartbeatBy, { do: 'time out', attempt, missed: 'heartbeat' })
  }
}
