import { instantOf } from '../../../domain/kernel/instant.ts'
import type { Json } from '../model/json.ts'
import type { ExecutionRecord } from '../model/records.ts'

/**
 * What a map run tells of one child: its output or failure alone, or with `NONE` all about its execution.
 * @param wholeFailures whether all is told of a child that failed, whatever the transformation
 */
export function resultOf(
  child: ExecutionRecord,
  transformation: 'NONE' | 'COMPACT' | 'FLATTEN',
  { wholeFailures }: { wholeFailures: boolean },
): Json {
  const failure = {
    ...(child.error !== undefined && { Error: child.error }),
    ...(child.cause !== undefined && { Cause: child.cause }),
  }
  if (transformation !== 'NONE' && child.output !== undefined) return JSON.parse(child.output) as Json
  if (transformation !== 'NONE' && !wholeFailures) return { Status: child.status, ...failure }
  return {
    ...failure,
    ExecutionArn: child.arn,
    Input: child.input,
    InputDetails: { Included: true },
    Name: child.name,
    ...(child.output !== undefined && { Output: child.output, OutputDetails: { Included: true } }),
    RedriveCount: 0,
    RedriveStatus: child.status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE_BY_MAP_RUN',
    StartDate: instantOf(child.startedAt),
    StateMachineArn: child.machineArn,
    Status: child.status,
    ...(child.stoppedAt !== undefined && { StopDate: instantOf(child.stoppedAt) }),
  }
}
