import { instantOf } from '../../../domain/kernel/instant.ts'
import type { Json } from '../language/json.ts'
import type { ExecutionRecord } from '../runtime/records.ts'

/** What a map run tells of one child: its output alone, or with `NONE` all about its execution. */
export function resultOf(child: ExecutionRecord, transformation: 'NONE' | 'COMPACT' | 'FLATTEN'): Json {
  if (transformation !== 'NONE') return JSON.parse(child.output ?? 'null') as Json
  return {
    ...(child.error !== undefined && { Error: child.error }),
    ...(child.cause !== undefined && { Cause: child.cause }),
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
