import type { StartForTask } from '../integrations/start-execution.ts'
import { uuid } from '../language/functions/uuid.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { beginExecution } from './begin-execution.ts'
import { ServiceError } from './service-error.ts'

/** How tasks start executions. The name comes from the try of the task, so that a repeated call starts nothing twice. */
export function startForTask(runtime: Runtime): StartForTask {
  return async (request, caller, awaited) =>
    runtime.turns.run(() => {
      const task = runtime.executions.get(caller.execution)?.threads.get(caller.thread)
      if (task?.phase.kind !== 'task' || task.attempt !== caller.attempt) {
        throw new ServiceError('TaskTimedOut', 'The task that asked for this execution does not exist any more')
      }
      const name = request.name ?? uuid(runtime.chance('task', caller.execution, caller.thread, caller.attempt))
      const begun = beginExecution(runtime, { ...request, name, caller, awaited })
      return { executionArn: begun.arn, startedAt: begun.startedAt }
    })
}
