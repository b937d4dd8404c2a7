import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import { isValidOn } from '../../domain/subsidies/subsidy-policy.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { policiesOf } from './policies-of.ts'

/** The policies of a county; without one those that are shipped as examples. */
async function listPolicies({ query }: Call<Routes['list-policies']>, deps: Pick<Deps, 'subsidyPolicies'>) {
  const { county, on } = query
  const found = county === undefined ? shippedPolicies : await policiesOf(county, deps)
  return { items: on === undefined ? found : found.filter((one) => isValidOn(one, on)) }
}

export const handler = http(routes['list-policies'], listPolicies)
