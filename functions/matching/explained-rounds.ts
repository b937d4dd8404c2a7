import type { Candidate } from '../../domain/batches/candidate.ts'
import { mostRounds } from '../../domain/batches/transfer-batch.ts'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { type ExplainedRound, explainHelpFirst, explainRound, withFlag } from '../../domain/matching/explain-round.ts'
import { flagFor } from '../../domain/matching/flag-effect.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { CandidateSince } from '../batches/read-candidates.ts'
import type { Deps } from '../wiring/deps.ts'
import { flagOfRound } from './flag-of-round.ts'
import { matchedRound } from './matched-round.ts'
import { placesOfRound } from './places-of-round.ts'
import { readProposals } from './read-proposals.ts'
import { type CertificatesHeld, withCertificates } from './with-certificates.ts'

type Needed = Pick<Deps, 'offers' | 'placements' | 'bucket'>

/**
 * Of each of these candidates of a batch, round by round, up to the one whose offer they accepted: with a yes the matching of that person
 * ends. What a round has left is read once, however many are asked about, and no offers to those who are known to have had none.
 */
export async function explainedRounds(
  batchId: BatchId,
  asked: readonly CandidateSince[],
  candidates: readonly CandidateSince[],
  deps: Needed,
  unoffered: ReadonlySet<WorkerId> = new Set(),
): Promise<ReadonlyMap<WorkerId, ExplainedRound[]>> {
  const togetherWith = companionsIn(candidates)
  const ofEach = new Map(asked.map((one) => [one.workerId, togetherWith(one)]))
  const all = [...new Map([...ofEach.values()].flat().map((one) => [one.workerId, one])).values()]
  const mayHaveOffers = all.filter(({ workerId }) => !unoffered.has(workerId))
  const offers = await deps.offers.ofPeople(batchId, mayHaveOffers)
  const accepted = new Set(offers.filter(({ state }) => state === 'accepted').map(({ workerId }) => workerId))
  const saidYes = all.filter(({ workerId }) => accepted.has(workerId)).map((one) => ({ ...one, batchId }))
  const placements = await deps.placements.getMany(saidYes)
  const left = roundsLeft(batchId, deps)
  const explained = new Map<WorkerId, ExplainedRound[]>()
  for (const one of asked)
    explained.set(
      one.workerId,
      await roundsOf(one, { together: ofEach.get(one.workerId) ?? [], offers, placements }, left),
    )
  return explained
}

/** They and the others of their companion group, in the order of the candidates. */
function companionsIn(candidates: readonly CandidateSince[]) {
  const groups = Map.groupBy(candidates, ({ companionGroup }) => companionGroup)
  return (one: CandidateSince): readonly CandidateSince[] =>
    one.companionGroup === null ? [one] : (groups.get(one.companionGroup) ?? [])
}

interface Known {
  readonly together: readonly CandidateSince[]
  readonly offers: readonly Offer[]
  readonly placements: readonly Placement[]
}

async function roundsOf(
  { workerId, chunk, since, priority }: CandidateSince,
  { together, ...known }: Known,
  left: ReturnType<typeof roundsLeft>,
): Promise<ExplainedRound[]> {
  const own = new Set(together.map((one) => one.workerId))
  const offers = known.offers.filter((one) => own.has(one.workerId))
  const rounds: ExplainedRound[] = []
  for (let round = 1; round <= mostRounds; round++) {
    const matched = await left.matched(round)
    if (!matched) break
    const { additions = 0 } = matched
    // Matched before the person was added to the batch.
    if (since > additions) continue
    const earlier = offers.filter((one) => one.round < round)
    const saidYes = new Set(earlier.filter(({ state }) => state === 'accepted').map((one) => one.workerId))
    if (saidYes.has(workerId)) break
    const proposals = await left.proposals(round, chunk)
    const places = await left.places(round)
    const offered = offers.some((one) => one.workerId === workerId && one.round === round)
    const helpFirst = await left.helpFirst(round)
    if (helpFirst.has(workerId)) {
      rounds.push({ round, offered: false, ...explainHelpFirst() })
      continue
    }
    const before = {
      candidates: withCertificates(
        together.filter((one) => one.since <= additions && !helpFirst.has(one.workerId)),
        await left.certificates(round),
      ),
      offers: earlier,
      placements: known.placements.filter((one) => saidYes.has(one.workerId)),
    }
    const explained = explainRound(workerId, proposals.get(workerId), places, before)
    const flag = flagFor({ workerId, priority }, await left.flag(round))
    rounds.push({ round, offered, ...withFlag(explained, flag) })
  }
  return rounds
}

/** What the rounds of a batch have left in the bucket; each file is read when it is first asked for. */
function roundsLeft(batchId: BatchId, { bucket }: Pick<Deps, 'bucket'>) {
  const once = <Left>(read: (round: number, chunk: number) => Promise<Left>) => {
    const known = new Map<string, Promise<Left>>()
    return (round: number, chunk = 0) => {
      const name = `${round} ${chunk}`
      const found = known.get(name) ?? read(round, chunk)
      known.set(name, found)
      return found
    }
  }
  return {
    matched: once((round) => matchedRound(batchId, round, { bucket })),
    places: once((round) => placesOfRound(batchId, round, { bucket })),
    flag: once((round) => flagOfRound(batchId, round, { bucket })),
    helpFirst: once((round) => helpFirstOfRound(batchId, round, { bucket })),
    certificates: once((round) => certificatesOfRound(batchId, round, { bucket })),
    proposals: once(async (round, chunk) => {
      const list = batchKeys(batchId).roundChunk(round, chunk)
      const proposals = (await bucket.has(list)) ? await readProposals(list, { bucket }) : []
      return new Map(proposals.map(({ workerId, jobOrderId }) => [workerId, jobOrderId]))
    }),
  }
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
