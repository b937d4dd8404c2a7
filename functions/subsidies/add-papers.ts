import { type CalendarDate, dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { windowsOn } from '../../domain/subsidies/claim-windows.ts'
import { evaluatePolicy } from '../../domain/subsidies/evaluate-policy.ts'
import { type JudgedClaim, judgeClaim } from '../../domain/subsidies/judge-claim.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import type { AddPapers, SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { EvidenceKind, SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import type { Routes } from './catalog.ts'
import { routes } from './catalog.ts'
import { claimAtWorkFor } from './claim-at-work-for.ts'
import { type FactsDeps, factsOfWorker } from './facts-of-worker.ts'
import { policyNamed } from './policy-named.ts'

type Needed = FactsDeps & Pick<Deps, 'workers' | 'subsidyPolicies' | 'subsidyClaims' | 'clock'>

/**
 * Papers that were seen of a claim that was begun: by the office at home, or by the station where the person works. Once nothing is missing
 * it is claimed. It was begun in time, so it is weighed by its own window, also after that has closed.
 */
async function addPapers({ params, body, staff }: Call<Routes['add-papers']>, deps: Needed) {
  const claim = await claimAtWorkFor(staff, params.claimId, deps)
  if (isRefusal(claim)) return claim
  const saysRegister = body.inRegister !== undefined || body.seen.includes('register-check')
  if (staff.role === 'station' && saysRegister)
    return refuse('not-permitted', subsidiesSentences('register-is-home'), '#/inRegister')
  const policy = await policyNamed(claim.policyId, deps)
  if (!policy) return noSuch('subsidy policy')
  const { progress } = claim
  if (progress.state !== 'papers-missing') return refuse('invalid-state', subsidiesSentences('papers-complete'))
  const checked = body.inRegister ? (['register-check'] as const) : []
  const seen = [...new Set([...claim.seen, ...body.seen, ...checked])]
  const isWeighed = progress.open.length === 0
  const judged = isWeighed
    ? wholeWith(claim, progress.missing, seen)
    : await weighedAgain(claim, policy, { ...body, seen }, deps)
  if (isRefusal(judged)) return judged
  const moved: SubsidyClaim = { ...claim, ...judged, seen }
  if (await deps.subsidyClaims.change(claim, moved, policy)) return { ...moved, version: claim.version + 1 }
  const stands = (await deps.subsidyClaims.get(claim.claimId)) ?? {}
  return { ...refuse('conflict', subsidiesSentences('changed-meanwhile')), stands }
}

/** All was weighed when it was begun, and what that took is not kept: only papers are counted. */
function wholeWith(
  { amount }: SubsidyClaim,
  asked: readonly EvidenceKind[][],
  seen: readonly EvidenceKind[],
): JudgedClaim {
  const missing = asked.filter((any) => !any.some((kind) => seen.includes(kind)))
  return {
    amount,
    progress: missing.length === 0 ? { state: 'claimed' } : { state: 'papers-missing', missing, open: [] },
  }
}

async function weighedAgain(
  claim: SubsidyClaim,
  policy: SubsidyPolicy,
  { inRegister, seen, shown, amount }: AddPapers,
  deps: Needed,
): Promise<JudgedClaim | Refusal> {
  const worker = await deps.workers.get(claim.workerId)
  if (!worker || worker.erasedAt) return noSuch('worker')
  const day = dayOf(claim, policy, dateInShanghai(deps.clock.now()))
  const isIn = inRegister ?? (seen.includes('register-check') ? true : undefined)
  const qualifies = isIn === undefined ? {} : { [policy.policyId]: isIn }
  const facts = { ...(await factsOfWorker(worker, day, deps)), qualifies, shown, seen }
  const standing = evaluatePolicy(policy, facts, day).find(({ window }) => window?.key === claim.window)
  if (!standing) return refuse('invalid-state', subsidiesSentences('window-not-open'))
  return judgeClaim(standing, amount)
}

/** Today, or the last day on which its window could be claimed. */
function dayOf({ window, claimedAt }: SubsidyClaim, policy: SubsidyPolicy, today: CalendarDate): CalendarDate {
  const begun = dateInShanghai(claimedAt)
  const own = windowsOn(policy, begun).find(({ key }) => key === window)
  const last = own?.closesOn ?? own?.until ?? begun
  return today < last ? today : last
}

export const handler = http(routes['add-papers'], addPapers)
