import { withStalls } from '../../domain/batches/with-stalls.ts'
import { headcountStanding } from '../../domain/enterprises/headcount.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'
import { stallView } from './stall-view.ts'

const shown = 20

async function getTransferBatch(
  { params, staff }: Call<Routes['get-transfer-batch']>,
  { batches, headcounts, stalls, clock }: Pick<Deps, 'batches' | 'headcounts' | 'stalls' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const [asked, { items, next }] = await Promise.all([
    headcounts.ofBatch(batch.batchId),
    stalls.open(batch.batchId, clock.now(), null, shown),
  ])
  return {
    ...withStalls(batch, items, next !== null),
    headcounts: asked.map(headcountStanding),
    stalls: items.map(stallView),
  }
}

export const handler = http(routes['get-transfer-batch'], getTransferBatch)
