import { objectToClaim } from '../../domain/subsidies/claim-moves.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type ClaimDeps, moveClaim } from './move-claim.ts'

async function noteObjection({ params, body, staff }: Call<Routes['note-objection']>, deps: ClaimDeps) {
  const { claimId } = params
  return moveClaim({ staff, claimId }, (claim) => objectToClaim(claim, body), deps)
}

export const handler = http(routes['note-objection'], noteObjection)
