import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import type { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import type { Deps } from '../wiring/deps.ts'

/** A policy by its id, shipped or added. */
export async function policyNamed(
  policyId: string,
  { subsidyPolicies }: Pick<Deps, 'subsidyPolicies'>,
): Promise<SubsidyPolicy | null> {
  return shippedPolicies.find((one) => one.policyId === policyId) ?? (await subsidyPolicies.get(policyId))
}
