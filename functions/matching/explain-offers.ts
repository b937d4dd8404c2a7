import { mostRounds } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { type ExplainedRound, explainRound, type RoundPlaces } from '../../domain/matching/explain-round.ts'
import { matchingSentences } from '../../domain/matching/matching-sentences.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { batchFor } from '../batches/batch-for.ts'
import { type CandidateSince, readCandidates } from '../batches/read-candidates.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import type { MatchedRound } from './match-workers.ts'
import type { Proposal } from './send-offers.ts'

type Needed = Pick<Deps, 'batches' | 'offers' | 'placements' | 'bucket'>

/** Round by round, up to the one whose offer the worker accepted: with a yes the matching of that person ends. */
async function explainOffers({ params, staff }: Call<Routes['explain-offers']>, deps: Needed) {
  const { batchId, workerId } = params
  const batch = await batchFor(staff, batchId, deps)
  if (isRefusal(batch)) return batch
  const { late } = await deps.batches.late(batchId)
  const candidates = batch.counts.chunks > 0 ? await readCandidates(batchId, late, deps) : []
  const candidate = candidates.find((one) => one.workerId === workerId)
  if (!candidate) return refuse('not-found', matchingSentences('no-candidate'))
  if (!inScope(staff, { counties: [candidate.countyCode] })) return outOfScope()
  const { companionGroup } = candidate
  const together =
    companionGroup === null ? [candidate] : candidates.filter((one) => one.companionGroup === companionGroup)
  return { batchId, workerId, rounds: await explainedRounds(batchId, candidate, together, deps) }
}

async function explainedRounds(
  batchId: BatchId,
  { workerId, chunk, since }: CandidateSince,
  together: readonly CandidateSince[],
  deps: Needed,
): Promise<ExplainedRound[]> {
  const keys = batchKeys(batchId)
  const ofEach = await Promise.all(together.map((one) => deps.offers.ofWorker(batchId, one.chunk, one.workerId)))
  const offers = ofEach.flat()
  const placements = await deps.placements.getMany(together.map((one) => ({ ...one, batchId })))
  const rounds: ExplainedRound[] = []
  for (let round = 1; round <= mostRounds && (await deps.bucket.has(keys.round(round))); round++) {
    const { additions = 0 } = await deps.bucket.readJson<MatchedRound>(keys.round(round))
    // Matched before the person was added to the batch.
    if (since > additions) continue
    const earlier = offers.filter((one) => one.round < round)
    const saidYes = new Set(earlier.filter(({ state }) => state === 'accepted').map((one) => one.workerId))
    if (saidYes.has(workerId)) break
    const list = keys.roundChunk(round, chunk)
    const proposals = (await deps.bucket.has(list)) ? await deps.bucket.readJson<Proposal[]>(list) : []
    const proposal = proposals.find((one) => one.workerId === workerId)
    const places = await deps.bucket.readJson<RoundPlaces[]>(keys.roundPlaces(round))
    const offered = offers.some((one) => one.workerId === workerId && one.round === round)
    const before = {
      candidates: together.filter((one) => one.since <= additions),
      offers: earlier,
      placements: placements.filter((one) => saidYes.has(one.workerId)),
    }
    rounds.push({ round, offered, ...explainRound(workerId, proposal?.jobOrderId, places, before) })
  }
  return rounds
}

export const handler = http(routes['explain-offers'], explainOffers)
