import type { Json } from '../model/json.ts'
import { endExecution } from './end-execution.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { setAside } from './set-aside.ts'
import { setPhase } from './set-phase.ts'
import { beginIterations } from './start-iterations.ts'

/** The execution is done, or a Parallel or Map is one branch or iteration further. */
export function endThread(runtime: EngineRuntime, live: Live, thread: Thread, output: Json): Follow {
  const parent = thread.parent === undefined ? undefined : live.threads.get(thread.parent)
  if (!parent) {
    endExecution(runtime, live, { status: 'SUCCEEDED', output: JSON.stringify(output) }, thread)
    return []
  }
  const { fan } = parent
  if (!fan) return []
  if (parent.phase.kind === 'iterations') {
    recordEvent(runtime, live, thread, 'MapIterationSucceeded', { name: parent.state, index: thread.index })
  }
  setPhase(runtime, live, thread, { kind: 'ended', output })
  fan.outputs[thread.index] = output
  fan.ended++
  parent.lastEventId = thread.lastEventId
  return lookAtFan(runtime, live, parent)
}

/** Either all branches or iterations are done, or there may be room for further iterations. */
export function lookAtFan(runtime: EngineRuntime, live: Live, parent: Thread): Follow {
  const { fan, phase } = parent
  if (!fan) return []
  const ofMap = phase.kind === 'iterations'
  if (fan.ended < (ofMap ? phase.items.length : fan.begun)) {
    return ofMap ? beginIterations(runtime, live, parent, fan) : []
  }
  recordEvent(runtime, live, parent, ofMap ? 'MapStateSucceeded' : 'ParallelStateSucceeded')
  for (const child of fan.children) setAside(runtime, live, child)
  parent.fan = undefined
  return [[parent, { do: 'finish', result: fan.outputs }]]
}
