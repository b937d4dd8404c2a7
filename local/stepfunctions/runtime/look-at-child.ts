import { StatesError } from '../language/errors/states-error.ts'
import type { Json, JsonObject } from '../language/json.ts'
import { completeTask, failTask } from './answer-task.ts'
import { executionByArn } from './execution-by-arn.ts'
import type { ExecutionRecord } from './records.ts'
import type { Follow, Live, Runtime, Thread } from './runtime.ts'

/** A `.sync:2` task is done when the execution that it started is. */
export function lookAtChild(runtime: Runtime, live: Live, thread: Thread): Follow {
  if (thread.phase.kind !== 'task' || thread.phase.child === undefined) return []
  const child = executionByArn(runtime, thread.phase.child)
  if (!child || child.status === 'RUNNING') return []
  if (child.status === 'SUCCEEDED') {
    const result = { ...describe(child), Input: parsed(child.input), Output: parsed(child.output) }
    return [completeTask(runtime, live, thread, result)]
  }
  const cause = JSON.stringify({ ...describe(child), Input: child.input })
  return [failTask(runtime, live, thread, new StatesError('States.TaskFailed', cause))]
}

function parsed(text: string | undefined): Json {
  return text === undefined ? null : (JSON.parse(text) as Json)
}

function describe(child: ExecutionRecord): JsonObject {
  const redrivable = child.status !== 'SUCCEEDED'
  return {
    ...(child.cause !== undefined && { Cause: child.cause }),
    ...(child.error !== undefined && { Error: child.error }),
    ExecutionArn: child.arn,
    InputDetails: { Included: true },
    Name: child.name,
    ...(child.output !== undefined && { OutputDetails: { Included: true } }),
    RedriveCount: 0,
    RedriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(!redrivable && { RedriveStatusReason: `Execution is ${child.status} and cannot be redriven` }),
    StartDate: child.startedAt,
    StateMachineArn: child.machineArn,
    Status: child.status,
    ...(child.stoppedAt !== undefined && { StopDate: child.stoppedAt }),
  }
}
