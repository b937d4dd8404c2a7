import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { ownPapers } from '../../domain/subsidies/own-papers.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import { policyNamed } from '../subsidies/policy-named.ts'
import type { Deps } from '../wiring/deps.ts'

/** A subsidy that somebody has claimed, while it is neither paid nor turned down. */
export interface OwnClaim extends ReturnType<typeof ownPapers> {
  readonly claim: SubsidyClaim
  readonly name: Words
}

/** The latest first. */
export async function ownClaims(
  workerId: WorkerId,
  deps: Pick<Deps, 'subsidyClaims' | 'subsidyPolicies'>,
): Promise<OwnClaim[]> {
  const open = (await deps.subsidyClaims.ofWorker(workerId)).filter(
    ({ progress: { state } }) => state !== 'paid' && state !== 'refused',
  )
  const latest = open.toSorted((one, other) => (one.claimedAt > other.claimedAt ? -1 : 1))
  const named = await Promise.all(
    latest.map(async (claim) => ({ claim, policy: await policyNamed(claim.policyId, deps) })),
  )
  return named.flatMap(({ claim, policy }) => (policy ? [{ claim, name: policy.name, ...ownPapers(claim) }] : []))
}
