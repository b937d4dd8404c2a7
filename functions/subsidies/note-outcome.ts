import { settleObjection } from '../../domain/subsidies/claim-moves.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type ClaimDeps, moveClaim } from './move-claim.ts'

async function noteOutcome({ params, body, staff }: Call<Routes['note-outcome']>, deps: ClaimDeps) {
  const { claimId } = params
  return moveClaim({ staff, claimId }, (claim) => settleObjection(claim, body), deps)
}

export const handler = http(routes['note-outcome'], noteOutcome)
