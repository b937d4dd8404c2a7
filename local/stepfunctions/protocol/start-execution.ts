import * as z from 'zod'
import { beginExecution } from './begin-execution.ts'
import { Arn, operation, seconds } from './operation.ts'

const Start = z.object({
  stateMachineArn: Arn,
  name: z.string().optional(),
  input: z.string().optional(),
  traceHeader: z.string().optional(),
})

export const startExecution = operation(Start, async (runtime, request) =>
  runtime.turns.run(() => {
    const { stateMachineArn: machineArn, input = '{}', name } = request
    const begun = beginExecution(runtime, { machineArn, input, name })
    return { executionArn: begun.arn, startDate: seconds(begun.startedAt) }
  }),
)
