import * as z from 'zod'
import type { Counts, MapRunRecord } from '../runtime/records.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { existingExecution } from './existing-execution.ts'
import { Arn, operation, page, pageToken, readPageToken, seconds } from './operation.ts'
import { ServiceError } from './service-error.ts'

export const describeMapRun = operation(z.object({ mapRunArn: z.string() }), async (runtime, request) =>
  runtime.turns.read(() => {
    const run = runtime.journal.mapRun(request.mapRunArn)
    if (!run) throw new ServiceError('ResourceNotFound', `Resource not found: '${request.mapRunArn}'`)
    return {
      mapRunArn: run.arn,
      executionArn: runtime.journal.executionArn(run.execution),
      status: run.status,
      startDate: seconds(run.startedAt),
      ...(run.stoppedAt !== undefined && { stopDate: seconds(run.stoppedAt) }),
      maxConcurrency: run.maxConcurrency,
      toleratedFailureCount: run.tolerated.count ?? 0,
      toleratedFailurePercentage: run.tolerated.percentage ?? 0,
      itemCounts: counts(run, run.items, runningItems(runtime, run)),
      executionCounts: counts(run, run.children, runtime.runs.get(run.id)?.children.size ?? 0),
      redriveCount: 0,
    }
  }),
)

function runningItems(runtime: Runtime, run: MapRunRecord): number {
  let items = 0
  for (const child of runtime.runs.get(run.id)?.children ?? []) items += child.items
  return items
}

function counts(run: MapRunRecord, of: Counts, running: number) {
  const { total, succeeded, failed, timedOut, aborted } = of
  return {
    pending: total - running - succeeded - failed - timedOut - aborted,
    running,
    succeeded,
    failed,
    timedOut,
    aborted,
    total,
    resultsWritten: run.status === 'SUCCEEDED' ? succeeded : 0,
    failuresNotRedrivable: 0,
    pendingRedrive: 0,
  }
}

export const listMapRuns = operation(z.object({ executionArn: Arn, ...page }), async (runtime, request) =>
  runtime.turns.read(() => {
    const { id, arn, machineArn } = existingExecution(runtime, request.executionArn)
    const from = readPageToken(request.nextToken, 0)
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
      ...(runs.length > from + size && { nextToken: pageToken(from + size) }),
    }
  }),
)
