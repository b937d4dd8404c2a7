import { progressInWords } from '../../domain/batches/batch-in-words.ts'
import { withStalls } from '../../domain/batches/with-stalls.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'
import { stallView } from './stall-view.ts'

const shown = 20

async function getTransferBatch(
  { params, staff }: Call<Routes['get-transfer-batch']>,
  { batches, stalls, plannings, clock }: Pick<Deps, 'batches' | 'stalls' | 'plannings' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const { items, next } = await stalls.open(batch.batchId, clock.now(), null, shown)
  const followed = await plannings.followed(batch.batchId)
  const steps = await batches.stepsOf(batch.batchId)
  return {
    ...withStalls(batch, items, next !== null),
    plan: followed?.name ?? null,
    stalls: items.map(stallView),
    steps: steps.map(progressInWords),
  }
}

export const handler = http(routes['get-transfer-batch'], getTransferBatch)
