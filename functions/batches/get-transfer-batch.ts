import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchFor } from './batch-for.ts'
import { type Routes, routes } from './catalog.ts'

async function getTransferBatch(
  { params, staff }: Call<Routes['get-transfer-batch']>,
  { batches }: Pick<Deps, 'batches'>,
) {
  return batchFor(staff, params.batchId, { batches })
}

export const handler = http(routes['get-transfer-batch'], getTransferBatch)
