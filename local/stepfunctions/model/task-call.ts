import type { Json } from './json.ts'
import type { Caller } from './records.ts'
import type { Resource } from './resource.ts'

/** One call of a task. It may come again after a crash, with the same caller. */
export interface TaskCall {
  resource: Resource
  arguments: Json
  caller: Caller
}

/** The result of the call as a task's `$states.result`; throws StatesError with the error name that AWS gives. */
export type CallTask = (call: TaskCall) => Promise<Json>

/** How the engine starts an execution for a task; `awaited` makes it tell the task when it ends. Throws ServiceError. */
export type StartForTask = (
  request: { machineArn: string; input: string; name: string | undefined },
  caller: Caller,
  awaited: boolean,
) => Promise<{ executionArn: string; startedAt: number }>
