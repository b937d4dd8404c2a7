import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { evaluatePolicy } from '../../domain/subsidies/evaluate-policy.ts'
import { claimStands } from '../../domain/subsidies/subsidy-claim.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { claimantFor } from './claimant-for.ts'
import { type FactsDeps, factsOfWorker } from './facts-of-worker.ts'
import { policiesOf } from './policies-of.ts'

/** How a person stands under each policy of their county on a day: today unless told. */
async function getWorkerSubsidies(
  { params, query, staff }: Call<Routes['get-worker-subsidies']>,
  deps: FactsDeps & Pick<Deps, 'workers' | 'subsidyPolicies' | 'subsidyClaims' | 'clock'>,
) {
  const worker = await claimantFor(staff, params.workerId, deps)
  if (isRefusal(worker)) return worker
  const on = query.on ?? dateInShanghai(deps.clock.now())
  const [known, policies, claims] = await Promise.all([
    factsOfWorker(worker, on, deps),
    policiesOf(worker.countyCode, deps),
    deps.subsidyClaims.ofWorker(worker.workerId),
  ])
  const facts = { ...known, claimed: claims.filter(claimStands) }
  const standings = policies.flatMap((policy) => evaluatePolicy(policy, facts, on))
  return { workerId: worker.workerId, on, standings }
}

export const handler = http(routes['get-worker-subsidies'], getWorkerSubsidies)
