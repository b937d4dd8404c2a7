import type { Outcome } from '../language/outcome.ts'
import type { TaskState } from '../language/states/task.ts'
import { actionInEvents, type Resource, readResource } from '../model/resource.ts'
import { RuntimeError, StatesError } from '../model/states-error.ts'
import { stateOfThread } from './enter-state.ts'
import { data, recordEvent } from './record-event.ts'
import type { Answer, EngineRuntime, Live, Thread } from './runtime.ts'
import { setPhase } from './set-phase.ts'
import { setTimers } from './set-timers.ts'

export function resourceOf(live: Live, thread: Thread): Resource {
  const arn = (stateOfThread(live, thread) as TaskState).Resource
  const resource = readResource(arn)
  if (!resource) throw new RuntimeError(`The resource ${arn} is not supported`)
  return resource
}

export function startTask(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  asked: Extract<Outcome, { kind: 'task' }>,
): void {
  const resource = resourceOf(live, thread)
  const timeout = asked.timeoutSeconds !== undefined && { timeoutInSeconds: asked.timeoutSeconds }
  const heartbeat = asked.heartbeatSeconds !== undefined && { heartbeatInSeconds: asked.heartbeatSeconds }
  const parameters = JSON.stringify(asked.arguments)
  if (resource.service === 'function') {
    recordEvent(runtime, live, thread, 'LambdaFunctionScheduled', {
      resource: resource.arn,
      ...data('input', parameters),
      ...timeout,
    })
    recordEvent(runtime, live, thread, 'LambdaFunctionStarted')
  } else {
    const named = { resourceType: resource.service, resource: actionInEvents(resource) }
    const { region } = runtime.identity
    recordEvent(runtime, live, thread, 'TaskScheduled', { ...named, region, parameters, ...timeout, ...heartbeat })
    recordEvent(runtime, live, thread, 'TaskStarted', named)
  }
  const now = runtime.clock.epochMilliseconds()
  const after = (seconds: number | undefined) => (seconds === undefined ? undefined : now + seconds * 1000)
  setPhase(runtime, live, thread, {
    kind: 'task',
    arguments: asked.arguments,
    deadline: after(asked.timeoutSeconds),
    heartbeatSeconds: asked.heartbeatSeconds,
    heartbeatBy: after(asked.heartbeatSeconds),
    submitted: false,
    child: undefined,
  })
  setTimers(runtime, live, thread)
  runtime.turns.effect(() => makeCall(runtime, live, thread))
}

/** Outside the turns: time does not jump meanwhile, and the answer comes back as a step of its own. */
export function makeCall(runtime: EngineRuntime, live: Live, thread: Thread): void {
  if (thread.phase.kind !== 'task') return
  const { attempt, phase } = thread
  const caller = { execution: live.record.id, thread: thread.id, attempt }
  const release = runtime.clock.busy()
  runtime.counters.taskInvocations++
  const back = (answer: Answer) => {
    runtime.post(caller.execution, caller.thread, { do: 'answer', attempt, from: 'call', answer })
    release()
  }
  runtime.callTask({ resource: resourceOf(live, thread), arguments: phase.arguments, caller }).then(
    (result) => back({ result }),
    (failure: unknown) => back({ failure: failureOf(failure) }),
  )
}

export function failureOf(thrown: unknown): StatesError {
  if (thrown instanceof StatesError) return thrown
  return new RuntimeError(thrown instanceof Error ? thrown.message : String(thrown))
}
