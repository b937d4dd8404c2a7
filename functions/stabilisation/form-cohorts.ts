import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { formCohorts } from '../../domain/stabilisation/form-cohorts.ts'
import { openOnArrival } from '../../domain/stabilisation/open-case.ts'
import { batchOf } from '../batches/batch-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { openCases } from './open-cases.ts'

const Batch = z.object({ batchId: BatchId })

/** Groups the people of the batch who are to be followed up, and hands those whom no plant took over to the stations. */
async function formCohortsOfBatch({ batchId }: z.infer<typeof Batch>, deps: Deps) {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  const placements: Placement[] = []
  for (let chunk = 0; chunk < batch.counts.chunks; chunk += 1)
    placements.push(...(await deps.placements.ofChunk(batchId, chunk)))
  const cohorts = formCohorts(batchId, placements)
  await deps.cohorts.form(cohorts)
  await openCases(placements.flatMap(openOnArrival), deps)
  const listKey = `batches/${batchId}/cohorts.json`
  await deps.bucket.writeJson(
    listKey,
    cohorts.map(({ cohortId }) => ({ cohortId })),
  )
  const people = cohorts.reduce((sum, { members }) => sum + members.length, 0)
  return { listKey, cohorts: cohorts.length, people }
}

export const handler = task(Batch, formCohortsOfBatch)
