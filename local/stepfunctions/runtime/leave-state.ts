import type { Leave } from '../language/outcome.ts'
import { isTooLarge } from '../model/largest-state-data.ts'
import { DataLimitExceeded } from '../model/states-error.ts'
import { stateOfThread } from './enter-state.ts'
import { data, recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'
import { forgetAside } from './set-aside.ts'
import { setPhase } from './set-phase.ts'

/** Throws DataLimitExceeded, upon which the state has not been left. */
export function leaveState(runtime: EngineRuntime, live: Live, thread: Thread, leave: Leave): Follow {
  const output = JSON.stringify(leave.output)
  if (isTooLarge(output)) throw new DataLimitExceeded(thread.state)
  const assigned = Object.entries(leave.assigned ?? {}).map(([name, value]) => [name, JSON.stringify(value)] as const)
  if (isTooLarge(assigned.map(([, text]) => text).join(''))) throw new DataLimitExceeded(thread.state)
  recordEvent(runtime, live, thread, `${stateOfThread(live, thread).Type}StateExited`, {
    name: thread.state,
    ...data('output', output),
    ...(assigned.length > 0 && {
      assignedVariables: Object.fromEntries(assigned),
      assignedVariablesDetails: { truncated: false },
    }),
  })
  forgetAside(runtime, live, thread)
  if (assigned.length > 0) thread.variables = { ...thread.variables, ...leave.assigned }
  if (leave.next === undefined) return [[thread, { do: 'end', output: leave.output }]]
  thread.state = leave.next
  thread.input = leave.output
  setPhase(runtime, live, thread, { kind: 'entering' })
  return [[thread, { do: 'enter' }]]
}
