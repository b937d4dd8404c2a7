import * as z from 'zod'
import type { ExecutionRecord } from '../model/records.ts'
import { machineOfExecution } from '../runtime/machine-of-execution.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { existingExecution } from './existing-execution.ts'
import { Arn, IncludedData, operation, seconds } from './operation.ts'

const Describe = z.object({ executionArn: Arn, includedData: IncludedData })

export const describeExecution = operation(Describe, async (runtime, request) =>
  runtime.turns.read(() => {
    const record = existingExecution(runtime, request.executionArn)
    const { arn, name, machineArn, status, startedAt, stoppedAt, input, output, mapRun, traceHeader } = record
    const included = request.includedData !== 'METADATA_ONLY'
    const { error, cause } = included ? record : { error: undefined, cause: undefined }
    return {
      executionArn: arn,
      stateMachineArn: machineArn,
      name,
      status,
      startDate: seconds(startedAt),
      ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
      ...(included && { input }),
      inputDetails: { included },
      ...(output !== undefined && { ...(included && { output }), outputDetails: { included } }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
      ...(traceHeader !== undefined && { traceHeader }),
      ...(mapRun !== undefined && { mapRunArn: runtime.journal.mapRunArn(mapRun) }),
      redriveCount: 0,
      ...redrivable(runtime, record),
    }
  }),
)

/** What RedriveExecution could do on AWS; here it is missing. */
function redrivable(runtime: EngineRuntime, record: ExecutionRecord) {
  const { status, mapRun } = record
  const refusal =
    status === 'RUNNING' || status === 'SUCCEEDED'
      ? `Execution is ${status} and cannot be redriven`
      : machineOfExecution(runtime, record)?.status === 'DELETING' && 'State machine is in DELETING status'
  if (refusal) return { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: refusal }
  return { redriveStatus: mapRun === undefined ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN' }
}
