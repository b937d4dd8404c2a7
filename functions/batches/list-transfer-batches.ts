import { batchInWords } from '../../domain/batches/batch-in-words.ts'
import { placesOfBatch } from '../../domain/batches/batch-places.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function listTransferBatches(
  { query, staff }: Call<Routes['list-transfer-batches']>,
  { batches }: Pick<Deps, 'batches'>,
) {
  const { items, next } = await fillPage(
    (cursor, limit) => batches.list(cursor, limit),
    query,
    (some) => some.map((batch) => inScope(staff, batch)),
  )
  return { items: items.map((batch) => ({ ...batchInWords(batch), places: placesOfBatch(batch.counts) })), next }
}

export const handler = http(routes['list-transfer-batches'], listTransferBatches)
