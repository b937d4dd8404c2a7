import { DescribeExecutionCommand, type ExecutionStatus, type SFNClient } from '@aws-sdk/client-sfn'
import type { BatchId, CaseId, TripId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import type { FoundOf } from './every-execution.ts'

/** What an execution that has not done its work yet works on, as its input says. */
export interface Carried {
  readonly workflow: WorkflowName
  readonly status: ExecutionStatus
  readonly batchId?: BatchId
  readonly tripId?: TripId
  readonly caseId?: CaseId
  /** When cases are due that it hands on. */
  readonly at?: Instant
}

/** Of executions that run, or failed and may be redriven. Children of maps work on what their parent does. */
export async function carriedBy(found: readonly FoundOf[], sfn: SFNClient): Promise<Carried[]> {
  const all: Carried[] = []
  for (const { arn: executionArn, workflow, status, parent } of found) {
    if (parent !== undefined || status === 'SUCCEEDED' || status === 'ABORTED') continue
    const { input = '{}' } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    const { batchId, tripId, caseId, at } = JSON.parse(input) as Partial<Carried>
    const ids = { ...(batchId && { batchId }), ...(tripId && { tripId }), ...(caseId && { caseId }) }
    all.push({ workflow, status, ...ids, ...(at && { at }) })
  }
  return all
}
