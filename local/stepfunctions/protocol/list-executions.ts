import * as z from 'zod'
import type { ExecutionRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import { itemsOfExecution } from '../runtime/items-of-execution.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { existingMachine } from './existing-machine.ts'
import { existingMapRun } from './existing-map-run.ts'
import { Arn, MapRunArn, nextToken, operation, page, readNextToken, seconds } from './operation.ts'

const List = z.object({
  stateMachineArn: Arn.optional(),
  mapRunArn: MapRunArn.optional(),
  statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']).optional(),
  redriveFilter: z.enum(['REDRIVEN', 'NOT_REDRIVEN']).optional(),
  maxResults: page.maxResults,
  nextToken: z.string().min(1).max(3096).optional(),
})

/** Newest first. */
export const listExecutions = operation(List, async (runtime, request) => {
  const { statusFilter: status, redriveFilter } = request
  checkFilters(request)
  return runtime.turns.read(() => {
    const owner = ownerOf(runtime, request)
    const size = request.maxResults || 100
    const before = readNextToken(request.nextToken, Number.MAX_SAFE_INTEGER)
    const redriven = redriveFilter && redriveFilter === 'REDRIVEN'
    const found = runtime.journal.executions(owner, { status, redriven }, before, size + 1)
    const last = found[size - 1]
    return {
      executions: found.slice(0, size).map((record) => listed(record, request.mapRunArn)),
      ...(found.length > size && last && { nextToken: nextToken(last.id) }),
    }
  })
})

function checkFilters({ stateMachineArn, mapRunArn, statusFilter }: z.infer<typeof List>): void {
  const message =
    (stateMachineArn === undefined) === (mapRunArn === undefined)
      ? 'Must specify exactly one of stateMachineArn and mapRunArn'
      : stateMachineArn !== undefined && statusFilter === 'PENDING_REDRIVE'
        ? 'The status PENDING_REDRIVE can only be asked for with a mapRunArn'
        : undefined
  if (message !== undefined) throw new ServiceError('ValidationException', message)
}

function ownerOf(runtime: EngineRuntime, request: z.infer<typeof List>): { machine: string } | { mapRun: number } {
  const { stateMachineArn, mapRunArn = '' } = request
  if (stateMachineArn !== undefined) return { machine: existingMachine(runtime, stateMachineArn).arn }
  const { id, express } = existingMapRun(runtime, mapRunArn)
  if (express) throw new ServiceError('StateMachineTypeNotSupported', "State Machine Type Not Supported: 'EXPRESS'")
  return { mapRun: id }
}

function listed(record: ExecutionRecord, mapRunArn: string | undefined) {
  const { arn, name, machineArn, status, startedAt, stoppedAt, redrives, version, alias } = record
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    ...(version !== undefined && { stateMachineVersionArn: version }),
    ...(alias !== undefined && { stateMachineAliasArn: alias }),
    name,
    status,
    startDate: seconds(startedAt),
    ...(stoppedAt !== undefined && { stopDate: seconds(stoppedAt) }),
    ...(mapRunArn !== undefined && { mapRunArn, itemCount: itemsOfExecution(record) }),
    redriveCount: redrives?.count ?? 0,
    ...(redrives && { redriveDate: seconds(redrives.at) }),
  }
}
