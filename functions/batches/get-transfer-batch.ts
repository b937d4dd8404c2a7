import { headcountStanding } from '../../domain/enterprises/headcount.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'

async function getTransferBatch(
  { params, staff }: Call<Routes['get-transfer-batch']>,
  { batches, headcounts }: Pick<Deps, 'batches' | 'headcounts'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  return { ...batch, headcounts: (await headcounts.ofBatch(batch.batchId)).map(headcountStanding) }
}

export const handler = http(routes['get-transfer-batch'], getTransferBatch)
