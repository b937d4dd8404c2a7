import type { NoticeId } from '../../domain/kernel/ids.ts'
import { type Money, sumOf } from '../../domain/kernel/money.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { NoticeLine } from '../../domain/subsidies/notice-line.ts'
import { publicNoticeSheet } from '../../domain/subsidies/public-notice-list.ts'
import { claimStands, type SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { SubsidyNotice } from '../../domain/subsidies/subsidy-notice.ts'
import type { PolicyId, SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { claimsOfWindow } from './claims-of-window.ts'
import { policyNamed } from './policy-named.ts'

export type NoticeDeps = Pick<
  Deps,
  'subsidyClaims' | 'subsidyPolicies' | 'subsidyNotices' | 'workers' | 'offices' | 'vault' | 'clock'
>

export interface ClaimsOnNotice {
  readonly policy: SubsidyPolicy
  /** null: a draft of all claims that stand. */
  readonly notice: SubsidyNotice | null
  readonly total: Money
  readonly lines: readonly NoticeLine[]
  readonly claims: readonly { readonly claim: SubsidyClaim; readonly name: string }[]
  sheet(): Promise<Uint8Array>
}

/**
 * The claims of a county for one window that were not turned down, or those of one notice that was posted, as the list names them: names
 * masked, no number at all.
 */
export async function claimsOnNotice(
  {
    staff,
    query,
  }: {
    staff: Staff
    query: {
      policyId: PolicyId
      window: string
      county: string
      notice?: NoticeId | undefined
      why?: string | undefined
    }
  },
  deps: NoticeDeps,
): Promise<ClaimsOnNotice | Refusal> {
  const { policyId, window, county, notice: noticeId, why: said } = query
  if (!inScope(staff, { counties: [county] })) return outOfScope()
  const policy = await policyNamed(policyId, deps)
  if (!policy) return noSuch('subsidy policy')
  const notice = noticeId === undefined ? null : await deps.subsidyNotices.get(noticeId)
  const isOfWindow = notice?.policyId === policyId && notice.window === window && notice.countyCode === county
  if (noticeId !== undefined && !isOfWindow) return noSuch('public notice')
  const found: SubsidyClaim[] = []
  for await (const claim of claimsOfWindow({ policyId, window, countyCode: county }, deps))
    if (
      claimStands(claim) &&
      claim.progress.state !== 'papers-missing' &&
      (noticeId === undefined || claim.notices.some((one) => one.noticeId === noticeId))
    )
      found.push(claim)
  const workers = await deps.workers.getMany(found.map(({ workerId }) => workerId))
  const fields = { sealedName: 'name', sealedTownship: 'township', sealedVillage: 'village' } as const
  const why = `${staff.subject} draws up the public notice of ${policyId} ${window}: names masked${said === undefined ? '' : `: ${said}`}`
  const opened = await deps.vault.openOf(workers, fields, why)
  const byId = new Map(workers.map(({ workerId }, at) => [workerId, opened[at]]))
  const named = found.flatMap((claim) => {
    const person = byId.get(claim.workerId)
    const { amount } = claim
    return person && amount ? [{ claim, amount, person, name: person.sealedName.masked }] : []
  })
  const lines = named.map(({ amount, person, name }): NoticeLine => {
    return {
      name,
      township: person.sealedTownship,
      village: person.sealedVillage,
      kind: policy.name.zh,
      amount,
    }
  })
  const { office } = await deps.offices.get(county)
  return {
    policy,
    notice,
    lines,
    total: sumOf(lines.map(({ amount }) => amount)),
    claims: named.map(({ claim, name }) => ({ claim, name })),
    sheet: () =>
      publicNoticeSheet(policy, lines, { window, notice, complaints: office?.phone ?? null, madeAt: deps.clock.now() }),
  }
}
