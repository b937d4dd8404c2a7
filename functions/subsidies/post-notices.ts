import type { ClaimId } from '../../domain/kernel/ids.ts'
import { sumOf } from '../../domain/kernel/money.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import { claimStands, type SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import {
  mostNoticedAtOnce,
  type NoticedClaim,
  noticeIdOf,
  type PostedNotices,
  type PostNotices,
  putOnNotice,
  type SubsidyNotice,
} from '../../domain/subsidies/subsidy-notice.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { claimsOfWindow } from './claims-of-window.ts'
import { policyNamed } from './policy-named.ts'

type Needed = Pick<Deps, 'subsidyClaims' | 'subsidyPolicies' | 'subsidyNotices' | 'clock'>

/** Claims that are written side by side. */
const atOnce = 10
/** A colleague may change a claim between reading and writing; it is then judged anew. */
const mostTries = 3

/**
 * Puts many claims on one notice. Each is judged by itself, so that one in the way of the policy keeps no other from being posted; the same
 * call again finds those that it has written, and goes on with the rest.
 */
async function postNotices(
  { body, staff }: Call<Routes['post-notices']>,
  deps: Needed,
): Promise<PostedNotices | Refusal> {
  const { policyId, window, county: countyCode, level, from, until, complaints, dryRun } = body
  if (!inScope(staff, { counties: [countyCode] })) return outOfScope()
  const policy = await policyNamed(policyId, deps)
  if (!policy) return noSuch('subsidy policy')
  const of = { policyId, window, countyCode, level, from, until }
  const noticeId = noticeIdOf(of)
  const known = await deps.subsidyNotices.get(noticeId)
  const { postedAt, postedBy } = known ?? { postedAt: deps.clock.now(), postedBy: staff.subject }
  const notice: SubsidyNotice = { noticeId, ...of, complaints, postedAt, postedBy }
  const asked = await claimsAsked(body, notice, deps)
  const willStand = asked.already > 0 || asked.claims.some(([, one]) => isPosted(putOnNotice(one, policy, notice)))
  if (!dryRun && willStand) await deps.subsidyNotices.keep(notice)
  const put = async (
    claimId: ClaimId,
    claim: SubsidyClaim | null,
    tries = 1,
  ): Promise<[NoticedClaim, SubsidyClaim?]> => {
    const judged = putOnNotice(claim, policy, notice)
    if (judged === 'already') return [{ claimId, outcome: 'already', why: null }]
    if (!isPosted(judged)) return [stays(claimId, judged)]
    if (dryRun || (claim && (await deps.subsidyClaims.change(claim, judged, policy))))
      return [{ claimId, outcome: 'noticed', why: null }, judged]
    if (tries === mostTries) return [stays(claimId, subsidiesSentences('changed-meanwhile'))]
    return put(claimId, await deps.subsidyClaims.get(claimId), tries + 1)
  }
  const became: [NoticedClaim, SubsidyClaim?][] = []
  for (let first = 0; first < asked.claims.length; first += atOnce) {
    const some = asked.claims.slice(first, first + atOnce)
    became.push(...(await Promise.all(some.map(([claimId, claim]) => put(claimId, claim)))))
  }
  const claims = became.map(([one]) => one)
  const count = (outcome: NoticedClaim['outcome']) => claims.filter((one) => one.outcome === outcome).length
  return {
    dryRun,
    notice,
    noticed: count('noticed'),
    already: asked.already + count('already'),
    stays: count('stays'),
    total: sumOf(became.flatMap(([, moved]) => (moved?.amount ? [moved.amount] : []))),
    isWhole: asked.isWhole,
    claims,
  }
}

function isPosted(judged: ReturnType<typeof putOnNotice>): judged is SubsidyClaim {
  return typeof judged === 'object' && 'claimId' in judged
}

function stays(claimId: ClaimId, { code, zh, en }: { code: string; zh: string; en: string }): NoticedClaim {
  return { claimId, outcome: 'stays', why: { code, zh, en } }
}

interface Asked {
  readonly claims: readonly (readonly [ClaimId, SubsidyClaim | null])[]
  /** Claims that were not named and stand on the notice. */
  readonly already: number
  readonly isWhole: boolean
}

/** Those that are named, or of the window all that are not over and stood on no notice of the level. */
async function claimsAsked(
  { claimIds }: PostNotices,
  notice: SubsidyNotice,
  deps: Pick<Deps, 'subsidyClaims'>,
): Promise<Asked> {
  if (claimIds !== null) {
    const named = [...new Set(claimIds)]
    const claims = await deps.subsidyClaims.getMany(named)
    const byId = new Map(claims.map((one) => [one.claimId, one]))
    return { claims: named.map((claimId) => [claimId, byId.get(claimId) ?? null]), already: 0, isWhole: true }
  }
  const claims: [ClaimId, SubsidyClaim][] = []
  let already = 0
  for await (const claim of claimsOfWindow(notice, deps)) {
    if (!claimStands(claim) || claim.progress.state === 'paid') continue
    const stood = claim.notices.find(({ level }) => level === notice.level)
    if (stood?.noticeId === notice.noticeId) already += 1
    if (stood) continue
    if (claims.length === mostNoticedAtOnce) return { claims, already, isWhole: false }
    claims.push([claim.claimId, claim])
  }
  return { claims, already, isWhole: true }
}

export const handler = http(routes['post-notices'], postNotices)
