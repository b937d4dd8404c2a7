import { noticeClaim } from '../../domain/subsidies/claim-moves.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type ClaimDeps, moveClaim } from './move-claim.ts'

async function postNotice({ params, body, staff }: Call<Routes['post-notice']>, deps: ClaimDeps) {
  const { claimId } = params
  return moveClaim({ staff, claimId }, (claim, policy) => noticeClaim(claim, policy, body), deps)
}

export const handler = http(routes['post-notice'], postNotice)
