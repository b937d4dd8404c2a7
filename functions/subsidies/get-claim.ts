import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { claimAtWorkFor } from './claim-at-work-for.ts'

async function getClaim({ params, staff }: Call<Routes['get-claim']>, deps: Pick<Deps, 'subsidyClaims'>) {
  return claimAtWorkFor(staff, params.claimId, deps)
}

export const handler = http(routes['get-claim'], getClaim)
