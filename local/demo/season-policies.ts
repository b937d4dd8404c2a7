import { CalendarDate } from '../../domain/kernel/instant.ts'
import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { Office } from './office.ts'

interface Enacted {
  readonly of: string
  readonly as: string
  /** What the published rule leaves to a register or a list that a demo has none of, or does not show. */
  readonly decided: (policy: SubsidyPolicy) => Partial<SubsidyPolicy>
}

const enacted: readonly Enacted[] = [
  { of: 'fuyuan-2024-travel', as: 'travel-flat', decided: () => ({ organisedRide: { rule: 'allow' } }) },
  {
    of: 'chongxin-2024-travel',
    as: 'travel-own-means',
    decided: ({ condition }) => ({ condition: { ...condition, groups: null } }),
  },
  {
    of: 'qiandongnan-2025-staying',
    as: 'staying-flat',
    decided: ({ condition }) => ({ condition: { ...condition, partnerCities: null } }),
  },
  { of: 'unnamed-county-2023-wage', as: 'wage-share', decided: () => ({}) },
]

const home = { name: '云南省（演示）', code: '530000' }
const year = '2027'
/** On which everything that can be claimed for the year is known. */
export const lastDayOfPolicies = CalendarDate.parse(`${year}-12-31`)

/**
 * A published rule of another place and a past year as the demo's province would enact it for its own year; what it pays and asks stays.
 */
export function carriedOver(policy: SubsidyPolicy, as: string, decided: Partial<SubsidyPolicy> = {}): SubsidyPolicy {
  return SubsidyPolicy.parse({
    ...policy,
    ...decided,
    policyId: `demo-${year}-${as}`,
    name: { zh: `演示（${year}年）：同${policy.name.zh}`, en: `Demo ${year}, as ${policy.name.en}` },
    place: home,
    validFrom: CalendarDate.parse(`${year}-01-01`),
    validUntil: lastDayOfPolicies,
  })
}

/** What can be claimed in a season. */
export const seasonPolicies: readonly SubsidyPolicy[] = enacted.map(({ of, as, decided }) => {
  const policy = shippedPolicies.find(({ policyId }) => policyId === of)
  if (!policy) throw new Error(`no shipped policy ${of}`)
  return carriedOver(policy, as, decided(policy))
})

/** The province enters them; the same again changes nothing. */
export async function enterSeasonPolicies(office: Office): Promise<void> {
  for (const policy of seasonPolicies) await office.post('/v1/subsidies/policies', `policy ${policy.policyId}`, policy)
}
