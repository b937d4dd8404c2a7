import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function getTransferBatch(
  { params, staff }: Call<Routes['get-transfer-batch']>,
  { batches }: Pick<Deps, 'batches'>,
) {
  const batch = await batches.get(params.batchId)
  if (!batch) return refuse('not-found', 'There is no such transfer batch.')
  return inScope(staff, { counties: batch.counties }) ? batch : outOfScope()
}

export const handler = http(routes['get-transfer-batch'], getTransferBatch)
