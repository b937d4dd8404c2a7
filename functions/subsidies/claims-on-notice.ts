import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import { type NoticeLine, publicNoticeSheet } from '../../domain/subsidies/public-notice-list.ts'
import { claimStands, type SubsidyClaim } from '../../domain/subsidies/subsidy-claim.ts'
import type { PolicyId, SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { policyNamed } from './policy-named.ts'

export type NoticeDeps = Pick<Deps, 'subsidyClaims' | 'subsidyPolicies' | 'workers' | 'offices' | 'vault' | 'clock'>

export interface ClaimsOnNotice {
  readonly policy: SubsidyPolicy
  readonly lines: readonly NoticeLine[]
  readonly claims: readonly { readonly claim: SubsidyClaim; readonly name: string }[]
  sheet(): Promise<Uint8Array>
}

const pageSize = 500

/** The claims of a county for one window that were not turned down, as its public notice names them: names masked, no number at all. */
export async function claimsOnNotice(
  {
    staff,
    query,
  }: { staff: Staff; query: { policyId: PolicyId; window: string; county: string; why?: string | undefined } },
  deps: NoticeDeps,
): Promise<ClaimsOnNotice | Refusal> {
  const { policyId, window, county, why: said } = query
  if (!inScope(staff, { counties: [county] })) return outOfScope()
  const policy = await policyNamed(policyId, deps)
  if (!policy) return noSuch('subsidy policy')
  const found: SubsidyClaim[] = []
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await deps.subsidyClaims.ofWindow(
      { policyId, window, countyCode: county },
      { cursor, limit: pageSize },
    )
    found.push(...page.items.filter(claimStands))
    cursor = page.next
  }
  const workers = await deps.workers.getMany(found.map(({ workerId }) => workerId))
  const fields = { sealedName: 'name', sealedTownship: 'township', sealedVillage: 'village' } as const
  const why = `${staff.subject} draws up the public notice of ${policyId} ${window}: names masked${said === undefined ? '' : `: ${said}`}`
  const opened = await deps.vault.openOf(workers, fields, why)
  const byId = new Map(workers.map(({ workerId }, at) => [workerId, opened[at]]))
  const named = found.flatMap((claim) => {
    const person = byId.get(claim.workerId)
    return person ? [{ claim, person, name: person.sealedName.masked }] : []
  })
  const lines = named.map(({ claim, person, name }): NoticeLine => {
    return {
      name,
      township: person.sealedTownship,
      village: person.sealedVillage,
      kind: policy.name.zh,
      amount: claim.amount,
    }
  })
  const { office } = await deps.offices.get(county)
  return {
    policy,
    lines,
    claims: named.map(({ claim, name }) => ({ claim, name })),
    sheet: () =>
      publicNoticeSheet(policy, lines, { window, complaints: office?.phone ?? null, madeAt: deps.clock.now() }),
  }
}
