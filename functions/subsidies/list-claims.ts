import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** A page of the claims of a policy, a window and a county. */
async function listClaims(
  { query, staff }: Call<Routes['list-claims']>,
  { subsidyClaims }: Pick<Deps, 'subsidyClaims'>,
) {
  const { policyId, window, county, cursor = null, limit } = query
  if (!inScope(staff, { counties: [county] })) return outOfScope()
  return subsidyClaims.ofWindow({ policyId, window, countyCode: county }, { cursor, limit })
}

export const handler = http(routes['list-claims'], listClaims)
