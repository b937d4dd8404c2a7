import { abandonWork } from './end-execution.ts'
import { stateOfThread } from './enter-state.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Live, Thread } from './runtime.ts'
import { setAside } from './set-aside.ts'

/** The branches or iterations that still ran when one of them failed are aborted, with what is inside them. */
export function giveUpFan(runtime: EngineRuntime, live: Live, thread: Thread): void {
  for (const child of thread.fan?.children ?? []) {
    giveUpFan(runtime, live, child)
    recordAborted(runtime, live, child)
    const under = child.phase.kind !== 'ended' && child.phase.kind !== 'beginning'
    if (under && thread.phase.kind === 'iterations') {
      recordEvent(runtime, live, child, 'MapIterationAborted', { name: thread.state, index: child.index })
    }
    abandonWork(runtime, live, child, 'ABORTED')
    setAside(runtime, live, child)
  }
  thread.fan = undefined
}

/** Only states that take time can be stopped within. */
function recordAborted(runtime: EngineRuntime, live: Live, thread: Thread): void {
  const { kind } = thread.phase
  if (kind === 'ended' || kind === 'entering' || kind === 'beginning') return
  const { Type: type } = stateOfThread(live, thread)
  if (type !== 'Task' && type !== 'Wait' && type !== 'Map' && type !== 'Parallel') return
  recordEvent(runtime, live, thread, `${type}StateAborted`)
}
