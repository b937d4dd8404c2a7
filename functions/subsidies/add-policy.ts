import { canonicalJson } from '../../domain/kernel/canonical-json.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { policyNamed } from './policy-named.ts'

/** Adds a policy under its id for good: people have been told by it, so a new notice is a new policy. The same again is taken as added. */
async function addPolicy({ body }: Call<Routes['add-policy']>, deps: Pick<Deps, 'subsidyPolicies'>) {
  const known = await policyNamed(body.policyId, deps)
  if (known === null && (await deps.subsidyPolicies.add(body))) return body
  const stands = known ?? (await policyNamed(body.policyId, deps))
  if (stands && canonicalJson(stands) === canonicalJson(body)) return stands
  return refuse('conflict', subsidiesSentences('policy-stands', { policyId: body.policyId }), '#/policyId')
}

export const handler = http(routes['add-policy'], addPolicy)
