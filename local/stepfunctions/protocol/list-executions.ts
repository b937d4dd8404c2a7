import * as z from 'zod'
import type { ExecutionRecord } from '../runtime/records.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { existingMachine } from './existing-machine.ts'
import { Arn, operation, page, pageToken, readPageToken, seconds } from './operation.ts'
import { ServiceError } from './service-error.ts'

const List = z
  .object({
    stateMachineArn: Arn.optional(),
    mapRunArn: z.string().optional(),
    statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']).optional(),
    ...page,
  })
  .refine(
    (request) => (request.stateMachineArn === undefined) !== (request.mapRunArn === undefined),
    'Exactly one of stateMachineArn and mapRunArn is required',
  )

/** Newest first. */
export const listExecutions = operation(List, async (runtime, request) =>
  runtime.turns.read(() => {
    const size = request.maxResults || 100
    const before = readPageToken(request.nextToken, Number.MAX_SAFE_INTEGER)
    const { statusFilter: status } = request
    const found =
      status === 'PENDING_REDRIVE'
        ? []
        : runtime.journal.executions(ownerOf(runtime, request), status, before, size + 1)
    const last = found[size - 1]
    return {
      executions: found.slice(0, size).map(listed),
      ...(found.length > size && last && { nextToken: pageToken(last.id) }),
    }
  }),
)

function ownerOf(runtime: Runtime, request: z.infer<typeof List>): { machine: string } | { mapRun: number } {
  if (request.stateMachineArn !== undefined) return { machine: existingMachine(runtime, request.stateMachineArn).arn }
  const run = runtime.journal.mapRun(request.mapRunArn ?? '')
  if (!run) throw new ServiceError('ResourceNotFound', `Resource not found: '${request.mapRunArn}'`)
  return { mapRun: run.id }
}

function listed({ arn, name, machineArn, status, startedAt, stoppedAt }: ExecutionRecord) {
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status,
    startDate: seconds(startedAt),
    ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
    redriveCount: 0,
  }
}
