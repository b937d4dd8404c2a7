import * as z from 'zod'
import { endExecution } from '../runtime/end-execution.ts'
import { executionByArn } from '../runtime/execution-by-arn.ts'
import type { ExecutionRecord } from '../runtime/records.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { beginExecution } from './begin-execution.ts'
import { existing } from './machines.ts'
import { Arn, operation, page, pageToken, readPageToken, seconds } from './operation.ts'
import { ServiceError } from './service-error.ts'

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

const Stop = z.object({
  executionArn: Arn,
  error: z.string().max(256).optional(),
  cause: z.string().max(32_768).optional(),
})

/** Stopping what has ended already answers with the time at which it ended. */
export const stopExecution = operation(Stop, async (runtime, request) =>
  runtime.turns.run(() => {
    const { error, cause } = request
    const live = runtime.byArn.get(request.executionArn)
    if (live) endExecution(runtime, live, { status: 'ABORTED', error, cause })
    const { stoppedAt = 0 } = existingExecution(runtime, request.executionArn)
    return { stopDate: seconds(stoppedAt) }
  }),
)

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
  if (request.stateMachineArn !== undefined) return { machine: existing(runtime, request.stateMachineArn).arn }
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

export function existingExecution(runtime: Runtime, arn: string): ExecutionRecord {
  const record = executionByArn(runtime, arn)
  if (record) return record
  throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`)
}
