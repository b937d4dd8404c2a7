import type { Json, JsonObject } from '../model/json.ts'
import type { ExecutionRecord } from '../model/records.ts'
import { StatesError } from '../model/states-error.ts'
import { completeTask, failTask } from './answer-task.ts'
import { executionByArn } from './execution-by-arn.ts'
import type { EngineRuntime, Follow, Live, Thread } from './runtime.ts'

/** A `.sync:2` task is done when the execution that it started is. */
export function lookAtChild(runtime: EngineRuntime, live: Live, thread: Thread): Follow {
  if (thread.phase.kind !== 'task' || thread.phase.child === undefined) return []
  const child = executionByArn(runtime, thread.phase.child)
  if (!child) return []
  if (child.status === 'RUNNING') {
    const looking = { execution: live.record.id, thread: thread.id }
    runtime.lookers.set(child.arn, [...(runtime.lookers.get(child.arn) ?? []), looking])
    return []
  }
  if (child.status === 'SUCCEEDED') {
    const result = describe(child, { input: parsed(child.input), output: parsed(child.output) })
    return [completeTask(runtime, live, thread, result)]
  }
  const cause = JSON.stringify(describe(child, { input: child.input }))
  return [failTask(runtime, live, thread, new StatesError('States.TaskFailed', cause))]
}

function parsed(text: string | undefined): Json {
  return text === undefined ? null : (JSON.parse(text) as Json)
}

/** In the order of AWS, which matters where this becomes the text of a cause. */
function describe(child: ExecutionRecord, said: { input: Json; output?: Json }): JsonObject {
  const redrivable = child.status !== 'SUCCEEDED'
  return {
    ...(child.cause !== undefined && { Cause: child.cause }),
    ...(child.error !== undefined && { Error: child.error }),
    ExecutionArn: child.arn,
    Input: said.input,
    InputDetails: { Included: true },
    Name: child.name,
    ...(said.output !== undefined && { Output: said.output, OutputDetails: { Included: true } }),
    RedriveCount: child.redrives?.count ?? 0,
    ...(child.redrives && { RedriveDate: child.redrives.at }),
    RedriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
    ...(!redrivable && { RedriveStatusReason: `Execution is ${child.status} and cannot be redriven` }),
    StartDate: child.startedAt,
    StateMachineArn: child.machineArn,
    Status: child.status,
    ...(child.stoppedAt !== undefined && { StopDate: child.stoppedAt }),
  }
}
