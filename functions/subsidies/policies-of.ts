import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import { isOfCounty, type SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { Deps } from '../wiring/deps.ts'

/** The policies of a county and of the prefecture and province around it, shipped and added, by id. */
export async function policiesOf(
  countyCode: string,
  { subsidyPolicies }: Pick<Deps, 'subsidyPolicies'>,
): Promise<SubsidyPolicy[]> {
  const added = await subsidyPolicies.ofProvince(countyCode.slice(0, 2))
  return [...shippedPolicies, ...added]
    .filter((policy) => isOfCounty(policy, countyCode))
    .toSorted((one, other) => (one.policyId < other.policyId ? -1 : 1))
}
