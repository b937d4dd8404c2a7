import * as z from 'zod'
import type { ExecutionRecord } from '../model/records.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { whyNotRedrivable } from '../runtime/why-not-redrivable.ts'
import { existingExecution } from './existing-execution.ts'
import { Arn, IncludedData, operation, seconds } from './operation.ts'

const Describe = z.object({ executionArn: Arn, includedData: IncludedData })

export const describeExecution = operation(Describe, async (runtime, request) =>
  runtime.turns.read(() => {
    const record = existingExecution(runtime, request.executionArn, { express: true })
    const { arn, name, machineArn, status, startedAt, stoppedAt, input, output, mapRun, traceHeader, version, alias } =
      record
    const included = request.includedData !== 'METADATA_ONLY'
    const { error, cause } = included ? record : { error: undefined, cause: undefined }
    return {
      executionArn: arn,
      stateMachineArn: machineArn,
      ...(version !== undefined && { stateMachineVersionArn: version }),
      ...(alias !== undefined && { stateMachineAliasArn: alias }),
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
      ...redrivable(runtime, record),
    }
  }),
)

function redrivable(runtime: EngineRuntime, record: ExecutionRecord) {
  const { redrives, mapRun } = record
  const refusal = whyNotRedrivable(runtime, record)
  return {
    redriveCount: redrives?.count ?? 0,
    ...(redrives && { redriveDate: seconds(redrives.at) }),
    ...(refusal === undefined
      ? { redriveStatus: mapRun === undefined ? 'REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN' }
      : { redriveStatus: 'NOT_REDRIVABLE', redriveStatusReason: refusal }),
  }
}
