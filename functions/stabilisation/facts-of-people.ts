import { noCandidateWords } from '../../domain/batches/no-candidate.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { whyNoCandidate } from '../../domain/batches/why-no-candidate.ts'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Words } from '../../domain/kernel/words.ts'
import type { ExplainedRound } from '../../domain/matching/explain-round.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { mayHearOfWork } from '../../domain/relief/help-offer.ts'
import { outcomeTerms } from '../../domain/stabilisation/case-terms.ts'
import type { CheckInDay } from '../../domain/stabilisation/check-in.ts'
import type { FollowedCohort } from '../../domain/stabilisation/cohort.ts'
import type { FactsOfPerson } from '../../domain/stabilisation/final-state-of.ts'
import type { FinalState } from '../../domain/stabilisation/final-states.ts'
import { leavesJob } from '../../domain/stabilisation/leaves-job.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { explainedRounds } from '../matching/explained-rounds.ts'
import { latestPageOf } from '../notices/latest-page-of.ts'
import type { Deps } from '../wiring/deps.ts'
import type { ConsideredIn, EndedBatches } from './ended-batches.ts'

export type EndDeps = Pick<
  Deps,
  | 'workers'
  | 'placements'
  | 'links'
  | 'messages'
  | 'offers'
  | 'checkIns'
  | 'cohorts'
  | 'cases'
  | 'batches'
  | 'bucket'
  | 'clock'
  | 'disasters'
  | 'helpOffers'
>

/** The facts, and what they were taken from, for those who want to know why. */
export interface KnownOfPerson {
  readonly worker: Worker
  readonly facts: FactsOfPerson
  readonly placement: Placement | null
  readonly considered: ConsideredIn | null
}

const lastDay = 180 satisfies CheckInDay

/** What decides the final state of registered people, in their order. Nothing sealed is opened for it. */
export async function factsOfPeople(
  workers: readonly Worker[],
  batches: EndedBatches,
  deps: EndDeps,
): Promise<KnownOfPerson[]> {
  const placements = await deps.placements.latestOfEach(workers)
  const lastCheckIn = await lastCheckIns([...placements.values()], deps)
  const asked = workers.filter((worker) => countsWhatWasOffered(worker) && !placements.has(worker.workerId))
  const written = await lastOffers(
    await Promise.all(asked.map(async ({ workerId }) => [workerId, await latestPageOf(workerId, deps)] as const)),
    deps,
  )
  const unwritten = asked.filter(({ workerId }) => !written.has(workerId))
  const considered = new Map(
    await Promise.all(unwritten.map(async (one) => [one.workerId, await batches.lastFor(one)] as const)),
  )
  const candidates = [...considered].map(([workerId, one]) => [workerId, placeIn(one)] as const)
  const offers = new Map([...written, ...(await lastOffers(candidates, deps))])
  return Promise.all(
    workers.map(async (worker) => {
      const { workerId, consent, willing, unclear, erasedAt } = worker
      const placement = placements.get(workerId) ?? null
      const consideredIn = considered.get(workerId) ?? null
      const offer = offers.get(workerId) ?? null
      const facts: FactsOfPerson = {
        isErased: erasedAt !== undefined,
        consent: consent.state,
        willing,
        isUnclear: unclear !== null,
        chance: consideredIn && !offer ? (consideredIn.candidate ? 'candidate' : 'not-taken') : null,
        offer: offer?.state ?? null,
        journey: placement?.journey.state ?? null,
        lastCheckIn: placement && (await lastCheckIn(placement)),
      }
      return { worker, facts, placement, considered: consideredIn }
    }),
  )
}

/** Of others their consent, or that they are erased, says all, whatever they were offered. */
function countsWhatWasOffered({ consent, erasedAt }: Worker): boolean {
  return consent.state === 'given' && erasedAt === undefined
}

type Page = Pick<Offer, 'batchId' | 'chunk'>

/** A page is kept for a year; the batch knows longer to which of its chunks somebody belonged. */
function placeIn(considered: ConsideredIn | null): Page | null {
  const candidate = considered?.candidate
  return candidate ? { batchId: considered.batch.batchId, chunk: candidate.chunk } : null
}

/** Of these batches, in which they have this place, the last to each whom they made one. Who said yes has a placement. */
async function lastOffers(
  places: readonly (readonly [WorkerId, Page | null])[],
  { offers }: Pick<EndDeps, 'offers'>,
): Promise<ReadonlyMap<WorkerId, Offer>> {
  const placed = places.flatMap(([workerId, place]) => (place ? [{ ...place, workerId }] : []))
  const ofBatches = Map.groupBy(placed, ({ batchId }) => batchId)
  const made = await Promise.all([...ofBatches].map(([batchId, people]) => offers.ofPeople(batchId, people)))
  return new Map(made.flat().map((offer) => [offer.workerId, offer]))
}

/** How the last check-in of each of these placements ended; null where there was none. */
async function lastCheckIns(placements: readonly Placement[], { checkIns, cohorts }: EndDeps) {
  const atPost = ({ journey: { state } }: Placement) => state === 'handed-over' || state === 'arrived'
  const asked = await checkIns.onDay(lastDay, placements.filter(atPost))
  const cohortsOf = new Map<BatchId, Promise<FollowedCohort[]>>()
  return async (placement: Placement): Promise<FactsOfPerson['lastCheckIn']> => {
    const { placementId, batchId, workerId } = placement
    const own = asked.get(placementId)
    if (own || !atPost(placement)) return own?.state ?? null
    // It was given up, the person took consent back, or the day is still to come.
    const ofBatch = cohortsOf.get(batchId) ?? cohorts.ofBatch(batchId)
    cohortsOf.set(batchId, ofBatch)
    const cohort = (await ofBatch).find(({ members }) => members.some((one) => one.workerId === workerId))
    return cohort?.checkpoints[lastDay]?.state === 'missed' ? 'missed' : null
  }
}

/** Why it came to these states, where the state alone does not say it; in their order. */
export async function whysOf(
  people: readonly { readonly state: FinalState | null; readonly known: KnownOfPerson }[],
  deps: EndDeps,
): Promise<(Words | null)[]> {
  const rounds = await roundsOfUnoffered(
    people.flatMap(({ state, known: { considered } }) => (state === 'never-offered' && considered ? [considered] : [])),
    deps,
  )
  return Promise.all(people.map(async ({ state, known }) => state && whyOf(state, known, rounds, deps)))
}

type Rounds = ReadonlyMap<string, readonly ExplainedRound[]>

/** By batch and person, as `nameOf` says. */
async function roundsOfUnoffered(considered: readonly ConsideredIn[], deps: EndDeps): Promise<Rounds> {
  const ofBatches = Map.groupBy(considered, ({ batch }) => batch.batchId)
  const found = await Promise.all(
    [...ofBatches].map(async ([batchId, some]) => {
      const asked = some.flatMap(({ candidate }) => candidate ?? [])
      const unoffered = new Set(asked.map(({ workerId }) => workerId))
      const rounds = await explainedRounds(batchId, asked, some[0]?.candidates ?? [], deps, unoffered)
      return [...rounds].map(([workerId, explained]) => [nameOf(batchId, workerId), explained] as const)
    }),
  )
  return new Map(found.flat())
}

const nameOf = (batchId: BatchId, workerId: WorkerId) => `${batchId} ${workerId}`

async function whyOf(state: FinalState, known: KnownOfPerson, rounds: Rounds, deps: EndDeps): Promise<Words | null> {
  const { worker, considered } = known
  if (state === 'left-early') return whyLeft(known, deps)
  if (!considered) return null
  const { batch, candidate } = considered
  if (state === 'not-taken') {
    const code = whyNoCandidate(worker, batch) ?? ((await wasHelpedFirst(worker, batch, deps)) ? 'help-first' : null)
    return code ? noCandidateWords[code] : wordsOf('came-after-the-list')
  }
  if (state !== 'never-offered' || !candidate) return null
  const explained = rounds.get(nameOf(batch.batchId, worker.workerId)) ?? []
  return explained.at(-1)?.words ?? wordsOf('batch-ended-before-offers')
}

/** Their county was hit when the batch began, and nobody has reached them since. */
async function wasHelpedFirst(
  { workerId, countyCode }: Worker,
  { createdAt }: TransferBatch,
  { disasters, helpOffers }: EndDeps,
): Promise<boolean> {
  const on = await disasters.on(dateInShanghai(createdAt))
  const hit = on.filter((one) => one.countyCode === countyCode)
  const offers = await Promise.all(hit.map(({ disasterId }) => helpOffers.get(disasterId, workerId)))
  return offers.some((offer) => !mayHearOfWork(offer ?? undefined))
}

async function whyLeft({ worker, placement }: KnownOfPerson, { cases, checkIns }: EndDeps): Promise<Words> {
  const isOfPlacement = ({ placementId }: { placementId: Placement['placementId'] | null }) =>
    placementId === placement?.placementId
  const asked = (await checkIns.ofWorker(worker.workerId)).filter(isOfPlacement)
  if (asked.some((one) => one.state === 'answered' && leavesJob(one.answer))) return wordsOf('said-so-themselves')
  const settled = (await cases.ofWorker(worker.workerId)).find(
    (one) => isOfPlacement(one) && one.state === 'settled' && leavesJob(one.outcome),
  )
  return settled?.state === 'settled' ? outcomeTerms[settled.outcome] : wordsOf('enterprise-said-so')
}

type Why = 'came-after-the-list' | 'batch-ended-before-offers' | 'said-so-themselves' | 'enterprise-said-so'

function wordsOf(key: Why): Words {
  const { zh, en } = stabilisationSentences(key)
  return { zh, en }
}
