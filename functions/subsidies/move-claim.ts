import type { ClaimId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { policyNamed } from './policy-named.ts'

export type ClaimDeps = Pick<Deps, 'subsidyClaims' | 'subsidyPolicies'>

/** A claim of the reader's county with its policy. */
async function claimFor(
  staff: Staff,
  claimId: ClaimId,
  deps: ClaimDeps,
): Promise<{ claim: SubsidyClaim; policy: SubsidyPolicy } | Refusal> {
  const claim = await deps.subsidyClaims.get(claimId)
  if (!claim) return noSuch('subsidy claim')
  if (!inScope(staff, { counties: [claim.countyCode] })) return outOfScope()
  const policy = await policyNamed(claim.policyId, deps)
  return policy ? { claim, policy } : noSuch('subsidy policy')
}

/** Moves a claim on as it was read; who comes second is told what stands instead. */
export async function moveClaim(
  { staff, claimId }: { staff: Staff; claimId: ClaimId },
  move: (claim: SubsidyClaim, policy: SubsidyPolicy) => SubsidyClaim | Refusal,
  deps: ClaimDeps,
): Promise<SubsidyClaim | Refusal> {
  const found = await claimFor(staff, claimId, deps)
  if (isRefusal(found)) return found
  const moved = move(found.claim, found.policy)
  if (isRefusal(moved)) return moved
  if (await deps.subsidyClaims.change(found.claim, moved, found.policy))
    return { ...moved, version: found.claim.version + 1 }
  const stands = (await deps.subsidyClaims.get(claimId)) ?? {}
  return { ...refuse('conflict', subsidiesSentences('changed-meanwhile')), stands }
}
