import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { batchOf } from '../../batches/batch-of.ts'
import type { Deps } from '../../wiring/deps.ts'
import { fillPage } from '../../wiring/fill-page.ts'
import { type Call, http } from '../../wiring/http.ts'
import { inScope } from '../../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** By departure. What lies outside the reader's scope is left out, so that a page may be shorter than its limit. */
async function listTrips(
  { params, query, staff }: Call<Routes['list-trips']>,
  { batches, trips }: Pick<Deps, 'batches' | 'trips'>,
) {
  const batch = await batchOf(params.batchId, { batches })
  if (isRefusal(batch)) return batch
  return fillPage(
    (cursor, limit) => trips.pageOfBatch(params.batchId, cursor, limit),
    query,
    (some) => some.map((trip) => inScope(staff, trip)),
  )
}

export const handler = http(routes['list-trips'], listTrips)
