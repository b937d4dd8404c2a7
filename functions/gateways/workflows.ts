import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { executionArn, liveArn, stateMachineArn } from './resource-names.ts'

export interface Workflows {
  /** Starts a workflow under a name of the caller's making; the same name again starts nothing new. */
  start(workflow: WorkflowName, execution: string, input: object): Promise<void>
  /** Ends an execution if it is still running. */
  stop(workflow: WorkflowName, execution: string, why: string): Promise<void>
  /** Gives a waiting step its answer; `gone` where the step no longer waits. */
  succeed(token: string, answer: object): Promise<'taken' | 'gone'>
  fail(token: string, error: string, cause: string): Promise<'taken' | 'gone'>
}

/** `stateMachinesArn` is `arn:…:stateMachine:`; the machines' names begin with `service`. */
export function workflowsAt(stateMachinesArn: string, client: SFNClient, service?: string): Workflows {
  const machineOf = (workflow: WorkflowName) => stateMachineArn(stateMachinesArn, workflow, service)

  async function unlessGone(send: () => Promise<unknown>): Promise<'taken' | 'gone'> {
    try {
      await send()
      return 'taken'
    } catch (error) {
      if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist || error instanceof InvalidToken)
        return 'gone'
      throw error
    }
  }
  return {
    async start(workflow, execution, input) {
      const request = { stateMachineArn: liveArn(machineOf(workflow)), name: execution, input: JSON.stringify(input) }
      try {
        await client.send(new StartExecutionCommand(request))
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error
      }
    },
    async stop(workflow, execution, why) {
      try {
        await client.send(
          new StopExecutionCommand({ executionArn: executionArn(machineOf(workflow), execution), cause: why }),
        )
      } catch (error) {
        if (!(error instanceof ExecutionDoesNotExist)) throw error
      }
    },
    succeed: (taskToken, answer) =>
      unlessGone(() => client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(answer) }))),
    fail: (taskToken, error, cause) =>
      unlessGone(() => client.send(new SendTaskFailureCommand({ taskToken, error, cause }))),
  }
}
