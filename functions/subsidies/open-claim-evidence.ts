import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import { openFile } from '../stabilisation/open-file.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { reasonForDetails } from '../wiring/reason-for-details.ts'
import { type Routes, routes } from './catalog.ts'
import { claimAtWorkFor } from './claim-at-work-for.ts'

async function openClaimEvidence(
  { params, query, staff }: Call<Routes['open-claim-evidence']>,
  deps: Pick<Deps, 'subsidyClaims' | 'evidence' | 'bucket' | 'vault'>,
) {
  const why = reasonForDetails(query.why)
  if (isRefusal(why)) return why
  const claim = await claimAtWorkFor(staff, params.claimId, deps)
  if (isRefusal(claim)) return claim
  const kept = await deps.evidence.get(claim.workerId, params.evidenceId)
  if (kept?.claimId !== claim.claimId) return noSuch('evidence')
  return openFile(kept, { of: claim.claimId, by: staff.subject, why }, deps)
}

export const handler = http(routes['open-claim-evidence'], openClaimEvidence)
