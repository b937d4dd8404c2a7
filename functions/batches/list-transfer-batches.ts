import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'

async function listTransferBatches(
  { query }: Call<'batches/list-transfer-batches'>,
  { batches }: Pick<Deps, 'batches'>,
) {
  return await batches.list(query.cursor ?? null, query.limit)
}

export const handler = http('batches/list-transfer-batches', listTransferBatches)
