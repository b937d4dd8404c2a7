import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { batchFor } from '../../batches/batch-for.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listProposals(
  { params, query, staff }: Call<Routes['list-proposals']>,
  { batches, proposals }: Pick<Deps, 'batches' | 'proposals'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  return proposals.pageOfBatch(batch.batchId, query.cursor ?? null, query.limit)
}

export const handler = http(routes['list-proposals'], listProposals)
