import { isRefusal } from '../../domain/kernel/refusal.ts'
import { cityOf } from '../../domain/stabilisation/cohort.ts'
import { retentionReport } from '../../domain/stabilisation/retention-report.ts'
import { batchOf } from '../batches/batch-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function getRetentionReport(
  { query, staff }: Call<Routes['get-retention-report']>,
  { batches, cohorts, tallies }: Pick<Deps, 'batches' | 'cohorts' | 'tallies'>,
) {
  const batch = await batchOf(query.batchId, { batches })
  if (isRefusal(batch)) return batch
  const found = await cohorts.ofBatch(batch.batchId)
  const cities = found.flatMap((cohort) => cohort.members.map((member) => cityOf(cohort, member)))
  if (!inScope(staff, { counties: batch.counties, cities })) return outOfScope()
  return retentionReport(batch.batchId, found, await tallies.ofBatch(batch.batchId))
}

export const handler = http(routes['get-retention-report'], getRetentionReport)
