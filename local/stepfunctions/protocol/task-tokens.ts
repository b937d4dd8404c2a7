import * as z from 'zod'
import type { Json } from '../model/json.ts'
import { ServiceError } from '../model/service-error.ts'
import { StatesError } from '../model/states-error.ts'
import { runStep } from '../runtime/run-steps.ts'
import type { Answer, EngineRuntime, Live, Thread } from '../runtime/runtime.ts'
import { setPhase } from '../runtime/set-phase.ts'
import { setTimers } from '../runtime/set-timers.ts'
import { readTaskToken, taskToken } from '../runtime/task-token.ts'
import { Cause, ErrorName, operation, StateData } from './operation.ts'

const taskTokenField = z.string().min(1).max(2048)

export const sendTaskSuccess = operation(
  z.object({ taskToken: taskTokenField, output: StateData }),
  async (runtime, request) => answer(runtime, request.taskToken, () => ({ result: readOutput(request.output) })),
)

const Failure = z.object({
  taskToken: taskTokenField,
  error: ErrorName,
  cause: Cause,
})

export const sendTaskFailure = operation(Failure, async (runtime, request) =>
  answer(runtime, request.taskToken, () => ({ failure: new StatesError(request.error, request.cause) })),
)

export const sendTaskHeartbeat = operation(z.object({ taskToken: taskTokenField }), async (runtime, request) =>
  runtime.turns.run(() => {
    const { live, thread } = waiting(runtime, request.taskToken)
    if (thread.phase.kind === 'task' && thread.phase.heartbeatSeconds !== undefined) {
      const heartbeatBy = runtime.clock.epochMilliseconds() + thread.phase.heartbeatSeconds * 1000
      setPhase(runtime, live, thread, { ...thread.phase, heartbeatBy })
      setTimers(runtime, live, thread)
    }
    return {}
  }),
)

/** A token answers once: the task is over in the same turn, and journalled before the client hears of it. */
async function answer(runtime: EngineRuntime, token: string, read: () => Answer): Promise<object> {
  return runtime.turns.run(async () => {
    const { live, thread } = waiting(runtime, token)
    const { attempt } = thread
    await runStep(runtime, live.record.id, thread.id, { do: 'answer', attempt, from: 'token', answer: read() })
    return {}
  })
}

function waiting(runtime: EngineRuntime, token: string): { live: Live; thread: Thread } {
  const place = readTaskToken(token)
  if (!place) throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'")
  const live = runtime.executions.get(place.execution)
  const thread = live?.threads.get(place.thread)
  if (!live || !thread || thread.phase.kind !== 'task' || thread.attempt !== place.attempt) throw timedOut()
  if (taskToken(live.record, thread) !== token) {
    throw new ServiceError('InvalidToken', "Invalid Token: 'Invalid token'")
  }
  return { live, thread }
}

function timedOut(): ServiceError {
  return new ServiceError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'")
}

function readOutput(output: string): Json {
  try {
    return JSON.parse(output) as Json
  } catch (failure) {
    throw new ServiceError('InvalidOutput', `Invalid Output: '${(failure as Error).message}'`)
  }
}
