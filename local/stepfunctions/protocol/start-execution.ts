import * as z from 'zod'
import { beginExecution } from './begin-execution.ts'
import { Arn, Name, operation, StateData, seconds } from './operation.ts'

const Start = z.object({
  stateMachineArn: Arn,
  name: Name.optional(),
  input: StateData.optional(),
  traceHeader: z
    .string()
    .max(256)
    .regex(/^\p{ASCII}*$/u, 'Member must satisfy regular expression pattern: \\p{ASCII}*')
    .optional(),
})

export const startExecution = operation(Start, async (runtime, request) =>
  runtime.turns.run(() => {
    const { stateMachineArn: machineArn, input = '{}', name, traceHeader } = request
    const begun = beginExecution(runtime, { machineArn, input, name, traceHeader })
    return { executionArn: begun.arn, startDate: seconds(begun.startedAt) }
  }),
)
