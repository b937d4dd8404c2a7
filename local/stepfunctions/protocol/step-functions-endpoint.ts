import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { createStateMachine } from './create-state-machine.ts'
import { deleteStateMachine } from './delete-state-machine.ts'
import { deleteStateMachineVersion } from './delete-state-machine-version.ts'
import { describeExecution } from './describe-execution.ts'
import { describeStateMachine } from './describe-state-machine.ts'
import { describeStateMachineForExecution } from './describe-state-machine-for-execution.ts'
import { getExecutionHistory } from './get-execution-history.ts'
import { listExecutions } from './list-executions.ts'
import { listStateMachineVersions } from './list-state-machine-versions.ts'
import { listStateMachines } from './list-state-machines.ts'
import { describeMapRun, listMapRuns, updateMapRun } from './map-runs.ts'
import type { Operation } from './operation.ts'
import { publishStateMachineVersion } from './publish-state-machine-version.ts'
import { redriveExecution } from './redrive-execution.ts'
import { startExecution } from './start-execution.ts'
import {
  createStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './state-machine-aliases.ts'
import { stopExecution } from './stop-execution.ts'
import { listTagsForResource, tagResource, untagResource } from './tags.ts'
import { sendTaskFailure, sendTaskHeartbeat, sendTaskSuccess } from './task-tokens.ts'
import { updateStateMachine } from './update-state-machine.ts'
import { validateStateMachineDefinition } from './validate-state-machine-definition.ts'

export const operations: { readonly [name: string]: Operation } = {
  CreateStateMachine: createStateMachine,
  CreateStateMachineAlias: createStateMachineAlias,
  DeleteStateMachine: deleteStateMachine,
  DeleteStateMachineVersion: deleteStateMachineVersion,
  DescribeExecution: describeExecution,
  DescribeMapRun: describeMapRun,
  DescribeStateMachine: describeStateMachine,
  DescribeStateMachineAlias: describeStateMachineAlias,
  DescribeStateMachineForExecution: describeStateMachineForExecution,
  GetExecutionHistory: getExecutionHistory,
  ListExecutions: listExecutions,
  ListMapRuns: listMapRuns,
  ListStateMachineAliases: listStateMachineAliases,
  ListStateMachineVersions: listStateMachineVersions,
  ListStateMachines: listStateMachines,
  ListTagsForResource: listTagsForResource,
  PublishStateMachineVersion: publishStateMachineVersion,
  RedriveExecution: redriveExecution,
  SendTaskFailure: sendTaskFailure,
  SendTaskHeartbeat: sendTaskHeartbeat,
  SendTaskSuccess: sendTaskSuccess,
  StartExecution: startExecution,
  StopExecution: stopExecution,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateMapRun: updateMapRun,
  UpdateStateMachine: updateStateMachine,
  UpdateStateMachineAlias: updateStateMachineAlias,
  ValidateStateMachineDefinition: validateStateMachineDefinition,
}

/**
 * The Step Functions API without its transport: give it the operation (what follows `AWSStepFunctions.` in the header
 * `x-amz-target`) and the parsed body; it gives status and body of the answer in AWS JSON 1.0.
 */
export function stepFunctionsEndpoint({
  runtime,
}: {
  readonly runtime: EngineRuntime
}): (operation: string, body: unknown) => Promise<{ status: number; body: unknown }> {
  return async (operation, body) => {
    try {
      const answer = Object.hasOwn(operations, operation) && operations[operation]
      if (!answer) throw new ServiceError('UnknownOperationException', `${operation} is not supported here`)
      return { status: 200, body: await answer(runtime, body) }
    } catch (failure) {
      if (!(failure instanceof ServiceError)) throw failure
      return { status: 400, body: { __type: failure.code, message: failure.message, ...failure.details } }
    }
  }
}
