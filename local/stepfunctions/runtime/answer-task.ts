import type { Json } from '../model/json.ts'
import { isTooLarge } from '../model/largest-state-data.ts'
import { actionInEvents } from '../model/resource.ts'
import { DataLimitExceeded, type StatesError, Timeout } from '../model/states-error.ts'
import { data, recordEvent } from './record-event.ts'
import type { EngineRuntime, Follow, Live, Step, Thread } from './runtime.ts'
import { resourceOf } from './start-task.ts'

/** An answer to an earlier try, or to a task that was given up, changes nothing. */
export function answerTask(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  { attempt, from, answer }: Extract<Step, { do: 'answer' }>,
): Follow {
  if (thread.phase.kind !== 'task' || thread.attempt !== attempt) return []
  if ('failure' in answer) return [failTask(runtime, live, thread, answer.failure)]
  const resource = resourceOf(live, thread)
  if (from === 'call' && resource.pattern !== 'request') {
    thread.phase.submitted = true
    // The call is never made again: ten thousand executions that wait for tokens need not keep what it said.
    thread.phase.arguments = null
    recordEvent(runtime, live, thread, 'TaskSubmitted', {
      resourceType: resource.service,
      resource: actionInEvents(resource),
      ...data('output', JSON.stringify(answer.result)),
    })
    if (resource.pattern !== 'sync') return []
    thread.phase.child = (answer.result as { ExecutionArn: string }).ExecutionArn
    return [[thread, { do: 'look at child' }]]
  }
  return [completeTask(runtime, live, thread, answer.result)]
}

export function timeOutTask(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  { attempt, missed }: Extract<Step, { do: 'time out' }>,
): Follow {
  if (thread.phase.kind !== 'task' || thread.attempt !== attempt) return []
  return [failTask(runtime, live, thread, new Timeout(missed))]
}

export function completeTask(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  result: Json,
): readonly [Thread, Step] {
  const resource = resourceOf(live, thread)
  const output = JSON.stringify(result)
  const isFunction = resource.service === 'function'
  if (isTooLarge(output)) {
    return failTask(runtime, live, thread, new DataLimitExceeded(isFunction ? resource.arn : resource.service))
  }
  if (isFunction) {
    recordEvent(runtime, live, thread, 'LambdaFunctionSucceeded', data('output', output))
  } else {
    recordEvent(runtime, live, thread, 'TaskSucceeded', {
      resourceType: resource.service,
      resource: actionInEvents(resource),
      ...data('output', output),
    })
  }
  return [thread, { do: 'finish', result }]
}

export function failTask(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  failure: StatesError,
): readonly [Thread, Step] {
  const resource = resourceOf(live, thread)
  const ending = failure instanceof Timeout ? 'TimedOut' : 'Failed'
  const said = {
    ...(failure.error !== undefined && { error: failure.error }),
    ...(failure.reason !== undefined && { cause: failure.reason }),
  }
  if (resource.service === 'function') recordEvent(runtime, live, thread, `LambdaFunction${ending}`, said)
  else {
    const named = { resourceType: resource.service, resource: actionInEvents(resource) }
    recordEvent(runtime, live, thread, `Task${ending}`, { ...named, ...said })
  }
  return [thread, { do: 'fail', failure }]
}
