import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'
import { stallView } from './stall-view.ts'

async function listStalls(
  { params, query, staff }: Call<Routes['list-stalls']>,
  { batches, stalls, clock }: Pick<Deps, 'batches' | 'stalls' | 'clock'>,
) {
  const batch = await batchFor(staff, params.batchId, { batches })
  if (isRefusal(batch)) return batch
  const { cursor = null, limit, standing } = query
  const page =
    standing === 'open'
      ? await stalls.open(batch.batchId, clock.now(), cursor, limit)
      : await stalls.ofBatch(batch.batchId, cursor, limit)
  return { items: page.items.map(stallView), next: page.next }
}

export const handler = http(routes['list-stalls'], listStalls)
