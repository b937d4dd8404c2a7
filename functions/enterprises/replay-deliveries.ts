import { enterpriseSentences } from '../../domain/enterprises/enterprise-sentences.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { refuseDisabled } from './refuse-disabled.ts'
import { standInLineAgain } from './stand-in-line-again.ts'

/** What a request puts in line within its time limit. */
const mostAtOnce = 1000

/** What came about since a moment is sent again, oldest first, under the same ids: for an enterprise that lost what it had heard. */
async function replayDeliveries(
  { params: { enterpriseId }, body: { since, state, type, dryRun } }: Call<Routes['replay-deliveries']>,
  deps: Pick<Deps, 'enterprises' | 'deliveries' | 'lines' | 'workflows' | 'clock'>,
) {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  const refusal = refuseDisabled(enterprise)
  if (refusal) return refusal
  const chosen = await deps.deliveries.allSince(enterpriseId, { since, state, type })
  if (chosen.length > mostAtOnce)
    return refuse('too-large', enterpriseSentences('too-many-events', { count: chosen.length, most: mostAtOnce }))
  if (dryRun) return { found: chosen.length, replayed: 0 }
  await standInLineAgain(enterpriseId, chosen, deps)
  return { found: chosen.length, replayed: chosen.length }
}

export const handler = http(routes['replay-deliveries'], replayDeliveries)
