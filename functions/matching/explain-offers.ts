import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { matchingSentences } from '../../domain/matching/matching-sentences.ts'
import { batchFor } from '../batches/batch-for.ts'
import { readCandidates } from '../batches/read-candidates.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { explainedRounds } from './explained-rounds.ts'

type Needed = Pick<Deps, 'batches' | 'offers' | 'placements' | 'bucket'>

async function explainOffers({ params, staff }: Call<Routes['explain-offers']>, deps: Needed) {
  const { batchId, workerId } = params
  const batch = await batchFor(staff, batchId, deps)
  if (isRefusal(batch)) return batch
  const { late } = await deps.batches.late(batchId)
  const candidates = batch.counts.chunks > 0 ? await readCandidates(batchId, late, deps) : []
  const candidate = candidates.find((one) => one.workerId === workerId)
  if (!candidate) return refuse('not-found', matchingSentences('no-candidate'))
  if (!inScope(staff, { counties: [candidate.countyCode] })) return outOfScope()
  const rounds = await explainedRounds(batchId, [candidate], candidates, deps)
  return { batchId, workerId, rounds: rounds.get(workerId) ?? [] }
}

export const handler = http(routes['explain-offers'], explainOffers)
