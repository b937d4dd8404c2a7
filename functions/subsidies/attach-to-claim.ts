import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { claimAtWorkFor } from './claim-at-work-for.ts'
import { keepForClaim } from './keep-for-claim.ts'

async function attachToClaim(
  { params, body, staff }: Call<Routes['attach-to-claim']>,
  deps: Pick<Deps, 'subsidyClaims' | 'subsidyPolicies' | 'evidence' | 'bucket' | 'vault' | 'clock'>,
) {
  const claim = await claimAtWorkFor(staff, params.claimId, deps)
  return isRefusal(claim) ? claim : keepForClaim(claim, body, staff.subject, deps)
}

export const handler = http(routes['attach-to-claim'], attachToClaim)
