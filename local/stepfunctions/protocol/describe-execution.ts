import * as z from 'zod'
import { existingExecution } from './existing-execution.ts'
import { Arn, operation, seconds } from './operation.ts'

export const describeExecution = operation(z.object({ executionArn: Arn }), async (runtime, request) =>
  runtime.turns.read(() => {
    const record = existingExecution(runtime, request.executionArn)
    const { arn, name, machineArn, status, startedAt, stoppedAt, input, output, error, cause, mapRun } = record
    const redrivable = status === 'FAILED' || status === 'TIMED_OUT' || status === 'ABORTED'
    return {
      executionArn: arn,
      stateMachineArn: machineArn,
      name,
      status,
      startDate: seconds(startedAt),
      ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
      input,
      inputDetails: { included: true },
      ...(output !== undefined && { output, outputDetails: { included: true } }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
      ...(mapRun !== undefined && { mapRunArn: runtime.journal.mapRunArn(mapRun) }),
      redriveCount: 0,
      redriveStatus: redrivable ? 'REDRIVABLE' : 'NOT_REDRIVABLE',
      ...(!redrivable && { redriveStatusReason: `Execution is ${status} and cannot be redriven` }),
    }
  }),
)
