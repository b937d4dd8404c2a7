import * as z from 'zod'
import type { MapRunRecord } from '../model/records.ts'
import { ServiceError } from '../model/service-error.ts'
import type { EngineRuntime } from '../runtime/runtime.ts'
import { existingExecution } from './existing-execution.ts'
import { existingMapRun } from './existing-map-run.ts'
import { Arn, MapRunArn, nextToken, operation, page, readNextToken, seconds } from './operation.ts'

export const describeMapRun = operation(z.object({ mapRunArn: MapRunArn }), async (runtime, request) =>
  runtime.turns.read(() => {
    const run = existingMapRun(runtime, request.mapRunArn)
    return {
      mapRunArn: run.arn,
      executionArn: runtime.journal.executionArn(run.execution),
      status: run.status,
      startDate: seconds(run.startedAt),
      ...(run.stoppedAt !== undefined && { stopDate: seconds(run.stoppedAt) }),
      maxConcurrency: run.maxConcurrency,
      toleratedFailureCount: run.tolerated.count ?? 0,
      toleratedFailurePercentage: run.tolerated.percentage ?? 0,
      itemCounts: counts(run, 'items', runningItems(runtime, run)),
      executionCounts: counts(run, 'children', runtime.runs.get(run.id)?.children.size ?? 0),
      redriveCount: run.redrives?.count ?? 0,
      ...(run.redrives && { redriveDate: seconds(run.redrives.at) }),
    }
  }),
)

function runningItems(runtime: EngineRuntime, run: MapRunRecord): number {
  let items = 0
  for (const child of runtime.runs.get(run.id)?.children ?? []) items += child.items
  return items
}

function counts(run: MapRunRecord, of: 'children' | 'items', running: number) {
  const { total, succeeded, failed, timedOut, aborted } = run[of]
  const pendingRedrive = run.redriving?.pending[of] ?? 0
  return {
    pending: total - running - succeeded - failed - timedOut - aborted - pendingRedrive,
    running,
    succeeded,
    failed,
    timedOut,
    aborted,
    total,
    resultsWritten: run.written && run.status === 'SUCCEEDED' ? succeeded : 0,
    failuresNotRedrivable: run.redriving?.notRedrivable[of] ?? 0,
    pendingRedrive,
  }
}

const Update = z.object({
  mapRunArn: MapRunArn,
  maxConcurrency: z.int().min(0).optional(),
  toleratedFailurePercentage: z.number().min(0).max(100).optional(),
  toleratedFailureCount: z.int().min(0).optional(),
})

/** Children that run already continue; the new limits hold from the next child on. */
export const updateMapRun = operation(Update, async (runtime, request) =>
  runtime.turns.run(() => {
    const { id } = existingMapRun(runtime, request.mapRunArn)
    const run = runtime.runs.get(id)
    if (!run) {
      throw new ServiceError('ValidationException', 'A Map Run that is completed cannot be updated', {
        reason: 'CANNOT_UPDATE_COMPLETED_MAP_RUN',
      })
    }
    const { record } = run
    record.maxConcurrency = request.maxConcurrency ?? record.maxConcurrency
    record.tolerated = {
      count: request.toleratedFailureCount ?? record.tolerated.count,
      percentage: request.toleratedFailurePercentage ?? record.tolerated.percentage,
    }
    runtime.batch.runs.add(record)
    runtime.post(record.execution, record.thread, { do: 'fill' })
    return {}
  }),
)

export const listMapRuns = operation(z.object({ executionArn: Arn, ...page }), async (runtime, request) =>
  runtime.turns.read(() => {
    const { id, arn, machineArn } = existingExecution(runtime, request.executionArn)
    const from = readNextToken(request.nextToken, 0)
    const size = request.maxResults || 100
    const runs = runtime.journal.mapRunsOf(id)
    return {
      mapRuns: runs.slice(from, from + size).map((run) => ({
        executionArn: arn,
        mapRunArn: run.arn,
        stateMachineArn: machineArn,
        startDate: seconds(run.startedAt),
        ...(run.stoppedAt !== undefined && { stopDate: seconds(run.stoppedAt) }),
      })),
      ...(runs.length > from + size && { nextToken: nextToken(from + size) }),
    }
  }),
)
