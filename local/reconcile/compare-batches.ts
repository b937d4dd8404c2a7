import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import type { Carried } from './carried-by.ts'
import { type Finding, findingsAbout } from './finding.ts'

const ofBatch = new Set<WorkflowName>(['batches/run-transfer-batch', 'batches/release-batch'])

/** Batches that nobody runs, and executions whose batch the table does not know. */
export async function compareBatches(
  carried: readonly Carried[],
  all: readonly TransferBatch[],
  { batches }: Pick<Deps, 'batches'>,
): Promise<Finding[]> {
  const { ok, toDo } = findingsAbout('batches')
  const findings: Finding[] = []
  const run = new Set(carried.flatMap(({ workflow, batchId }) => (batchId && ofBatch.has(workflow) ? batchId : [])))
  for (const batchId of run)
    if (!(await batches.get(batchId)))
      findings.push(
        toDo(`${batchId} was begun after that moment and is in no table: cancel its execution, and begin it again`),
      )
  for (const { batchId, progress } of all)
    if (progress.step !== 'ended' && !run.has(batchId))
      findings.push(
        toDo(`${batchId} stands at "${progress.step}" and nothing runs it: it ended after that moment, or never began`),
      )
  return findings.length > 0 ? findings : [ok(`${all.length} of the table, and whatever has not ended is run`)]
}
