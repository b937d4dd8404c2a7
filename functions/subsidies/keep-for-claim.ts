import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { AttachEvidence, Evidence } from '../../domain/stabilisation/evidence.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import type { SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import { keepEvidence } from '../stabilisation/keep-evidence.ts'
import type { Deps } from '../wiring/deps.ts'
import { policyNamed } from './policy-named.ts'

type Needed = Pick<Deps, 'subsidyClaims' | 'subsidyPolicies' | 'evidence' | 'bucket' | 'vault' | 'clock'>

/** An officer and somebody on the page may change a claim at one moment; more than so many times in a row they do not. */
const mostTries = 5

/**
 * Keeps a file for a claim that papers are missing of, as one for a case is kept. The claim then says what was attached, so that its list
 * of what waits does; that it was seen is for a colleague to say.
 */
export async function keepForClaim(
  claim: SubsidyClaim,
  file: AttachEvidence,
  addedBy: string | undefined,
  deps: Needed,
): Promise<Evidence | Refusal> {
  if (claim.progress.state !== 'papers-missing') return refuse('invalid-state', subsidiesSentences('papers-complete'))
  const { workerId, claimId } = claim
  const whose = { workerId, claimId, batchId: null, placementId: null, ...(addedBy !== undefined && { addedBy }) }
  const kept = await keepEvidence(whose, file, deps)
  if (isRefusal(kept)) return kept
  const policy = await policyNamed(claim.policyId, deps)
  for (let tries = 1, one: SubsidyClaim | null = claim; tries <= mostTries; tries += 1) {
    if (!one) return noSuch('subsidy claim')
    const { attached = [] } = one
    if (attached.includes(kept.kind)) return kept
    if (await deps.subsidyClaims.change(one, { ...one, attached: [...attached, kept.kind] }, policy)) return kept
    one = await deps.subsidyClaims.get(claimId)
  }
  throw new Error(`claim ${claimId} is changed all the time`)
}
