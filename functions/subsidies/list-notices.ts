import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** A page of the lists that were posted for a policy, a window and a county. */
async function listNotices(
  { query, staff }: Call<Routes['list-notices']>,
  { subsidyNotices }: Pick<Deps, 'subsidyNotices'>,
) {
  const { policyId, window, county, cursor = null, limit } = query
  if (!inScope(staff, { counties: [county] })) return outOfScope()
  return subsidyNotices.ofWindow({ policyId, window, countyCode: county }, { cursor, limit })
}

export const handler = http(routes['list-notices'], listNotices)
