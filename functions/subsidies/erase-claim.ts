import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { refuseClaim } from '../../domain/subsidies/claim-moves.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { Deps } from '../wiring/deps.ts'
import { policyNamed } from './policy-named.ts'

/**
 * Of an erased person no claim goes on, and which papers were seen or attached is gone; that one was paid stays, so that none is paid
 * again.
 */
export async function eraseClaim(
  claim: SubsidyClaim,
  at: Instant,
  deps: Pick<Deps, 'subsidyClaims' | 'subsidyPolicies'>,
): Promise<void> {
  const refused = refuseClaim(claim, { why: 'erased', at, by: claim.workerId })
  const { progress } = isRefusal(refused) ? claim : refused
  const policy = await policyNamed(claim.policyId, deps)
  const isWritten = await deps.subsidyClaims.change(
    claim,
    { ...claim, seen: [], attached: [], objections: [], progress },
    policy,
  )
  const now = isWritten ? null : await deps.subsidyClaims.get(claim.claimId)
  if (now) await eraseClaim(now, at, deps)
}
