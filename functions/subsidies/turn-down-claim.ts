import { refuseClaim } from '../../domain/subsidies/claim-moves.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type ClaimDeps, moveClaim } from './move-claim.ts'

async function turnDownClaim(
  { params, body, staff }: Call<Routes['turn-down-claim']>,
  deps: ClaimDeps & Pick<Deps, 'clock'>,
) {
  const { claimId } = params
  return moveClaim(
    { staff, claimId },
    (claim) => refuseClaim(claim, { why: body.why, at: deps.clock.now(), by: staff.subject }),
    deps,
  )
}

export const handler = http(routes['turn-down-claim'], turnDownClaim)
