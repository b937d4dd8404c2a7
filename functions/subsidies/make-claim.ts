import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { evaluatePolicy } from '../../domain/subsidies/evaluate-policy.ts'
import { judgeClaim } from '../../domain/subsidies/judge-claim.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import { claimIdOf, claimStands, type SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import { windowInWords } from '../../domain/subsidies/window-in-words.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { claimantFor } from './claimant-for.ts'
import { type FactsDeps, factsOfWorker } from './facts-of-worker.ts'
import { policyNamed } from './policy-named.ts'

/** Claims a subsidy for a person who is eligible by what is known, or would be once papers show it; of two at once one makes it. */
async function makeClaim(
  { body, staff }: Call<Routes['make-claim']>,
  deps: FactsDeps & Pick<Deps, 'workers' | 'subsidyPolicies' | 'subsidyClaims' | 'clock'>,
) {
  const { workerId, policyId, inRegister, shown } = body
  const [worker, policy] = await Promise.all([claimantFor(staff, workerId, deps), policyNamed(policyId, deps)])
  if (isRefusal(worker)) return worker
  if (!policy) return noSuch('subsidy policy')
  const now = deps.clock.now()
  const today = dateInShanghai(now)
  const seen = [...new Set([...body.seen, ...(inRegister ? (['register-check'] as const) : [])])]
  const qualifies = inRegister === undefined ? {} : { [policyId]: inRegister }
  const facts = { ...(await factsOfWorker(worker, today, deps)), qualifies, shown, seen }
  const standings = evaluatePolicy(policy, facts, today)
  const standing = standings.find(({ window }) => body.window === undefined || window?.key === body.window)
  if (!standing) return refuse('invalid-request', subsidiesSentences('window-not-open'), '#/window')
  const window = standing.window?.key ?? ''
  const claimId = claimIdOf(workerId, policyId, window)
  const stands = await deps.subsidyClaims.get(claimId)
  if (stands && claimStands(stands)) return alreadyClaimed(stands)
  const judged = judgeClaim(standing, body.amount)
  if (isRefusal(judged)) return judged
  const cityCode = facts.jobs.at(-1)?.placeCode
  const claim: SubsidyClaim = {
    claimId,
    workerId,
    policyId,
    window,
    countyCode: worker.countyCode,
    ...(cityCode !== undefined && { cityCode }),
    ...judged,
    seen,
    claimedAt: now,
    claimedBy: staff.subject,
    notices: [],
    objections: [],
    version: (stands?.version ?? 0) + 1,
  }
  if (await deps.subsidyClaims.make(claim, policy)) return claim
  return alreadyClaimed((await deps.subsidyClaims.get(claimId)) ?? claim)
}

function alreadyClaimed(stands: SubsidyClaim) {
  return { ...refuse('conflict', subsidiesSentences('claimed', { window: windowInWords(stands.window) })), stands }
}

export const handler = http(routes['make-claim'], makeClaim)
