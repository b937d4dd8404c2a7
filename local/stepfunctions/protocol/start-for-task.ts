import { uuid } from '../language/functions/uuid.ts'
import { ServiceError } from '../model/service-error.ts'
import type { StartForTask } from '../model/task-call.ts'
import { chanceFrom } from '../runtime/chance-from.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { beginExecution } from './begin-execution.ts'

/**
 * How tasks start executions. The name comes from the try of the task alone, so that a call that is repeated after a
 * restart, be it with another seed, starts nothing twice.
 */
export function startForTask(runtime: EngineRuntime): StartForTask {
  return async (request, caller, awaited) =>
    runtime.turns.run(() => {
      const live = runtime.executions.get(caller.execution)
      const task = live?.threads.get(caller.thread)
      if (!live || task?.phase.kind !== 'task' || task.attempt !== caller.attempt) {
        throw new ServiceError('TaskTimedOut', 'The task that asked for this execution does not exist any more')
      }
      const name = request.name ?? uuid(chanceFrom(0, 'task', live.record.arn, caller.thread, caller.attempt))
      const begun = beginExecution(runtime, { ...request, name, caller, awaited })
      return { executionArn: begun.arn, startedAt: begun.startedAt }
    })
}
