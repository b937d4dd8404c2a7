import * as z from 'zod'
import { BatchId, derivedId } from '../../domain/kernel/ids.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import { formCohorts } from '../../domain/stabilisation/form-cohorts.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { openCases } from './open-cases.ts'

const Batch = z.object({ batchId: BatchId })

/** Groups the people of the batch who are to be followed up, and hands those whom no plant took over to the stations. */
async function formCohortsOfBatch({ batchId }: z.infer<typeof Batch>, deps: Deps) {
  const batch = await deps.batches.get(batchId)
  if (!batch) return refuse('not-found', `There is no batch ${batchId}.`)
  const placements: Placement[] = []
  for (let chunk = 0; chunk < batch.counts.chunks; chunk += 1)
    placements.push(...(await deps.placements.ofChunk(batchId, chunk)))
  const cohorts = formCohorts(batchId, placements)
  await deps.cohorts.form(cohorts)
  await openCases(
    placements.flatMap((placement) => divertedCase(placement) ?? []),
    deps,
  )
  const listKey = `batches/${batchId}/cohorts.json`
  await deps.bucket.writeJson(
    listKey,
    cohorts.map(({ cohortId }) => ({ cohortId })),
  )
  const people = cohorts.reduce((sum, { members }) => sum + members.length, 0)
  return { listKey, cohorts: cohorts.length, people }
}

function divertedCase({ journey, ...placement }: Placement): CaseIn<'opened'> | null {
  if (journey.state !== 'diverted') return null
  const { batchId, chunk, workerId, placementId, enterpriseId, countyCode, cityCode } = placement
  const whose = { batchId, chunk, workerId, placementId, enterpriseId, countyCode, cityCode }
  const caseId = derivedId('CaseId', placementId, 'diverted')
  return { caseId, kind: 'diverted', ...whose, openedAt: journey.at, state: 'opened' }
}

export const handler = task(Batch, formCohortsOfBatch)
