import { isJsonObject, type Json } from '../model/json.ts'
import type { Caller } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import { RuntimeError, StatesError } from '../model/states-error.ts'
import type { StartForTask } from '../model/task-call.ts'
import { failedOptimisedCall } from './failed-call.ts'
import { sdkMetadata } from './sdk-metadata.ts'

/** `arn:aws:states:::states:startExecution`: arguments `StateMachineArn`, `Input`, `Name`. */
export async function startExecution(
  start: StartForTask,
  given: Json,
  caller: Caller,
  awaited: boolean,
): Promise<Json> {
  const fields = isJsonObject(given) ? given : {}
  const { StateMachineArn: machineArn, Input: input = {}, Name: name } = fields
  if (typeof machineArn !== 'string') {
    throw new RuntimeError("The field 'StateMachineArn' is required but was missing")
  }
  const request = {
    machineArn,
    input: typeof input === 'string' ? input : JSON.stringify(input),
    name: typeof name === 'string' ? name : undefined,
  }
  const started = await start(request, caller, awaited).catch((failure: unknown) => {
    if (!(failure instanceof ServiceError)) throw failure
    throw new StatesError(
      `StepFunctions.${failure.code.replace(/Exception$/, '')}Exception`,
      failedOptimisedCall('AWSStepFunctions', {
        name: failure.code,
        message: failure.message,
        $metadata: { httpStatusCode: 400 },
      }),
    )
  })
  return {
    ExecutionArn: started.executionArn,
    ...sdkMetadata('application/x-amz-json-1.0'),
    StartDate: started.startedAt,
  }
}
