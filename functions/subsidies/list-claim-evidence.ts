import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { claimAtWorkFor } from './claim-at-work-for.ts'

/** What was attached for this claim; at most some, so that there is one page. */
async function listClaimEvidence(
  { params, staff }: Call<Routes['list-claim-evidence']>,
  deps: Pick<Deps, 'subsidyClaims' | 'evidence'>,
) {
  const claim = await claimAtWorkFor(staff, params.claimId, deps)
  if (isRefusal(claim)) return claim
  return { items: (await deps.evidence.ofWorker(claim.workerId)).filter(({ claimId }) => claimId === claim.claimId) }
}

export const handler = http(routes['list-claim-evidence'], listClaimEvidence)
