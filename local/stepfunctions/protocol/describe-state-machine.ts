import * as z from 'zod'
import { existingMachine } from './existing-machine.ts'
import { Arn, operation, seconds } from './operation.ts'

export const describeStateMachine = operation(z.object({ stateMachineArn: Arn }), async (runtime, request) =>
  runtime.turns.read(() => {
    const machine = existingMachine(runtime, request.stateMachineArn)
    return {
      stateMachineArn: machine.arn,
      name: machine.name,
      status: machine.status,
      definition: runtime.journal.definition(machine.revision),
      roleArn: machine.roleArn,
      type: machine.type,
      creationDate: seconds(machine.createdAt),
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
      tracingConfiguration: { enabled: false },
      revisionId: String(machine.revision),
      ...machine.settings,
    }
  }),
)
