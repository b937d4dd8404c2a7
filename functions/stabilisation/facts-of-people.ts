import { noCandidateWords } from '../../domain/batches/no-candidate.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { whyNoCandidate } from '../../domain/batches/why-no-candidate.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Words } from '../../domain/kernel/words.ts'
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
  return Promise.all(
    workers.map(async (worker) => {
      const { workerId, consent, willing, unclear, erasedAt } = worker
      const placement = placements.get(workerId) ?? null
      const written = placement ? null : await lastOffer(await latestPageOf(workerId, deps), workerId, deps)
      const considered = placement || written ? null : await batches.lastFor(worker)
      const offer = written ?? (await lastOffer(placeIn(considered), workerId, deps))
      const facts: FactsOfPerson = {
        isErased: erasedAt !== undefined,
        consent: consent.state,
        willing,
        isUnclear: unclear !== null,
        chance: considered && !offer ? (considered.candidate ? 'candidate' : 'not-taken') : null,
        offer: offer?.state ?? null,
        journey: placement?.journey.state ?? null,
        lastCheckIn: placement && (await lastCheckIn(placement)),
      }
      return { worker, facts, placement, considered }
    }),
  )
}

type Page = Pick<Offer, 'batchId' | 'chunk'>

/** A page is kept for a year; the batch knows longer to which of its chunks somebody belonged. */
function placeIn(considered: ConsideredIn | null): Page | null {
  const candidate = considered?.candidate
  return candidate ? { batchId: considered.batch.batchId, chunk: candidate.chunk } : null
}

/** Of the batch that wrote to them last; who said yes has a placement. */
async function lastOffer(page: Page | null, workerId: Worker['workerId'], { offers }: EndDeps): Promise<Offer | null> {
  if (!page) return null
  const made = await offers.ofWorker(page.batchId, page.chunk, workerId)
  return made.toSorted((one, other) => one.round - other.round).at(-1) ?? null
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

/** Why it came to this state, where the state alone does not say it. */
export async function whyOf(state: FinalState, known: KnownOfPerson, deps: EndDeps): Promise<Words | null> {
  const { worker, considered } = known
  if (state === 'left-early') return whyLeft(known, deps)
  if (!considered) return null
  const { batch, candidates, candidate } = considered
  if (state === 'not-taken') {
    const code = whyNoCandidate(worker, batch) ?? ((await wasHelpedFirst(worker, batch, deps)) ? 'help-first' : null)
    return code ? noCandidateWords[code] : wordsOf('came-after-the-list')
  }
  if (state !== 'never-offered' || !candidate) return null
  const rounds = await explainedRounds(batch.batchId, candidate, candidates, deps)
  return rounds.at(-1)?.words ?? wordsOf('batch-ended-before-offers')
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
