import { placesOfBatch } from '../../domain/batches/batch-places.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listTransferBatches(
  { query }: Call<Routes['list-transfer-batches']>,
  { batches }: Pick<Deps, 'batches'>,
) {
  const { items, next } = await batches.list(query.cursor ?? null, query.limit)
  return { items: items.map((batch) => ({ ...batch, places: placesOfBatch(batch.counts) })), next }
}

export const handler = http(routes['list-transfer-batches'], listTransferBatches)
