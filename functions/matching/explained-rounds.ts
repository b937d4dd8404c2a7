import type { Candidate } from '../../domain/batches/candidate.ts'
import { mostRounds } from '../../domain/batches/transfer-batch.ts'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { type ExplainedRound, explainHelpFirst, explainRound, withFlag } from '../../domain/matching/explain-round.ts'
import { flagFor } from '../../domain/matching/flag-effect.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { CandidateSince } from '../batches/read-candidates.ts'
import type { Deps } from '../wiring/deps.ts'
import { flagOfRound } from './flag-of-round.ts'
import { matchedRound } from './matched-round.ts'
import { placesOfRound } from './places-of-round.ts'
import { readProposals } from './read-proposals.ts'
import { type CertificatesHeld, withCertificates } from './with-certificates.ts'

/** Round by round, up to the one whose offer the worker accepted: with a yes the matching of that person ends. */
export async function explainedRounds(
  batchId: BatchId,
  { workerId, chunk, since, companionGroup, priority }: CandidateSince,
  candidates: readonly CandidateSince[],
  deps: Pick<Deps, 'offers' | 'placements' | 'bucket'>,
): Promise<ExplainedRound[]> {
  const together = candidates.filter(
    (one) => one.workerId === workerId || (companionGroup !== null && one.companionGroup === companionGroup),
  )
  const keys = batchKeys(batchId)
  const ofEach = await Promise.all(together.map((one) => deps.offers.ofWorker(batchId, one.chunk, one.workerId)))
  const offers = ofEach.flat()
  const placements = await deps.placements.getMany(together.map((one) => ({ ...one, batchId })))
  const rounds: ExplainedRound[] = []
  for (let round = 1; round <= mostRounds; round++) {
    const matched = await matchedRound(batchId, round, deps)
    if (!matched) break
    const { additions = 0 } = matched
    // Matched before the person was added to the batch.
    if (since > additions) continue
    const earlier = offers.filter((one) => one.round < round)
    const saidYes = new Set(earlier.filter(({ state }) => state === 'accepted').map((one) => one.workerId))
    if (saidYes.has(workerId)) break
    const list = keys.roundChunk(round, chunk)
    const proposals = (await deps.bucket.has(list)) ? await readProposals(list, deps) : []
    const proposal = proposals.find((one) => one.workerId === workerId)
    const places = await placesOfRound(batchId, round, deps)
    const offered = offers.some((one) => one.workerId === workerId && one.round === round)
    const helpFirst = await helpFirstOfRound(batchId, round, deps)
    if (helpFirst.has(workerId)) {
      rounds.push({ round, offered: false, ...explainHelpFirst() })
      continue
    }
    const before = {
      candidates: withCertificates(
        together.filter((one) => one.since <= additions && !helpFirst.has(one.workerId)),
        await certificatesOfRound(batchId, round, deps),
      ),
      offers: earlier,
      placements: placements.filter((one) => saidYes.has(one.workerId)),
    }
    const explained = explainRound(workerId, proposal?.jobOrderId, places, before)
    const flag = flagFor({ workerId, priority }, await flagOfRound(batchId, round, deps))
    rounds.push({ round, offered, ...withFlag(explained, flag) })
  }
  return rounds
}

/** Who was set aside when it was matched; nobody where no disaster went on, or in a release before. */
async function helpFirstOfRound(
  batchId: BatchId,
  round: number,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<ReadonlySet<WorkerId>> {
  const key = batchKeys(batchId).roundHelpFirst(round)
  return new Set((await bucket.has(key)) ? await bucket.readJson<WorkerId[]>(key) : [])
}

/** Those that stood when it was matched; null: none was asked for, or they were those that were frozen, as in a release before. */
async function certificatesOfRound(
  batchId: BatchId,
  round: number,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<CertificatesHeld | null> {
  const key = batchKeys(batchId).roundCertificates(round)
  if (!(await bucket.has(key))) return null
  return new Map(await bucket.readJson<[WorkerId, NonNullable<Candidate['certificates']>][]>(key))
}
