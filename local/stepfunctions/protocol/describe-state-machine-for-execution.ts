import * as z from 'zod'
import { existingExecution } from './existing-execution.ts'
import { Arn, operation, seconds } from './operation.ts'

/** The definition that the execution runs, which may be older than the machine's. */
export const describeStateMachineForExecution = operation(z.object({ executionArn: Arn }), async (runtime, request) =>
  runtime.turns.read(() => {
    const { machineArn, revision } = existingExecution(runtime, request.executionArn)
    const machine = runtime.machines.get(machineArn)
    return {
      stateMachineArn: machineArn,
      name: machineArn.split(':')[6],
      definition: runtime.journal.definition(revision),
      roleArn: machine?.roleArn ?? '',
      updateDate: seconds(runtime.journal.revisionCreated(revision)),
      revisionId: String(revision),
    }
  }),
)
