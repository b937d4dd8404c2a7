import * as z from 'zod'
import type { BatchReturns, ReturnDirection } from '../../domain/batches/batch-returns.ts'
import { largestBatch } from '../../domain/batches/transfer-batch.ts'
import { BatchId, type EnterpriseId, type WorkerId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, plus } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import { atTheJob, hasCome, type Placement } from '../../domain/matching/placement.ts'
import type { NotAsked } from '../../domain/returns/return-ask.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { ReturnProposal } from '../../storage/returns/return-proposals.ts'
import { listChunks } from '../batches/list-chunks.ts'
import { type MatchedRound, matchedRound } from '../matching/matched-round.ts'
import { reckonRound } from '../matching/reckon-round.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { askedBefore } from './asked-before.ts'
import { returnBatchOf } from './return-batch-of.ts'
import { type ReturnList, returnKeys } from './return-list.ts'

/** The only round of a batch of journeys. */
export const returnRound = 1

/** People whose earlier asks are read side by side. */
const atOnce = 25

type Needed = Pick<
  Deps,
  | 'batches'
  | 'returnProposals'
  | 'returnAsks'
  | 'placements'
  | 'offers'
  | 'workers'
  | 'bucket'
  | 'tallies'
  | 'settings'
  | 'clock'
>

/**
 * The time to propose is over: lists who is asked, by chunk, as a round of offers is, and of the others why not. What was listed once
 * stays: a repeated step answers the same list. What the questions come to is reckoned before, and held to the budget for texts.
 */
async function listProposed({ batchId }: { batchId: BatchId }, deps: Needed): Promise<MatchedRound | Refusal> {
  const batch = await returnBatchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  const keys = batchKeys(batchId)
  const kept = await matchedRound(batchId, returnRound, deps)
  if (kept) return kept
  const { forCase, direction } = batch.returns
  const proposals = forCase
    ? [{ ...forCase, batchId, proposedAt: forCase.agreedAt }]
    : oneEach(await deps.returnProposals.ofBatch(batchId))
  const asked: ReturnList['asked'][number][] = []
  const notAsked: ReturnList['notAsked'][number][] = []
  const readers: { enterprise: string; day: CalendarDate }[] = []
  for (let first = 0; first < proposals.length; first += atOnce) {
    const some = proposals.slice(first, first + atOnce)
    for (const { proposal, post, why } of await judged(some, batch.returns, deps)) {
      const { placementId, enterpriseId, workerId, day } = proposal
      if (why !== null || !post || asked.length >= largestBatch.workers)
        notAsked.push({ workerId, placementId, enterpriseId, why: why ?? 'left' })
      else {
        const chunk = Math.floor(asked.length / deps.settings.CHUNK_SIZE)
        const { batchId: of, chunk: postChunk, jobOrderId, promise } = post
        readers.push({ enterprise: promise.employer, day })
        asked.push({
          workerId,
          chunk,
          placementId,
          enterpriseId,
          jobOrderId,
          day,
          post: { batchId: of, chunk: postChunk },
        })
      }
    }
  }
  const now = deps.clock.now()
  const answerUntil = plus(now, { hours: batch.answerHours })
  // Somebody of a case is asked by no text.
  const overrun = forCase
    ? null
    : await reckonRound(batch, { round: returnRound, asked: byText(readers, direction), answerUntil }, deps)
  if (overrun) return overrun
  const byChunk = Map.groupBy(asked, ({ chunk }) => chunk)
  for (const [chunk, people] of byChunk) await deps.bucket.writeJson(keys.roundChunk(returnRound, chunk), people)
  const list = [...byChunk.keys()].map((chunk) => ({ chunk, key: keys.roundChunk(returnRound, chunk) }))
  await deps.bucket.writeJson(keys.roundChunks(returnRound), list)
  await deps.bucket.writeJson(returnKeys(batchId).list, { asked, notAsked } satisfies ReturnList)
  await listChunks(batchId, byChunk.size, deps)
  const counts = { candidates: asked.length, chunks: byChunk.size }
  const returns = { proposed: proposals.length, asked: asked.length }
  await deps.batches.note(batchId, now, () => ({ counts: { ...counts, returns } }))
  const round: MatchedRound = {
    offers: asked.length,
    // Who said yes already is reminded of nothing.
    remindAt: forCase ? now : plus(now, { hours: batch.answerHours / 2 }),
    answerUntil,
    listOfChunks: keys.roundChunks(returnRound),
  }
  await deps.bucket.writeJson(keys.round(returnRound), round)
  return round
}

/** People by the question that they will read. */
function byText(readers: readonly { enterprise: string; day: CalendarDate }[], direction: ReturnDirection) {
  return [...Map.groupBy(readers, ({ enterprise, day }) => `${enterprise} ${day}`).values()].flatMap((some) =>
    some[0] ? { people: some.length, seat: { ...some[0], direction } } : [],
  )
}

/** Somebody whom two enterprises propose is asked once, for the one where they came to last. */
function oneEach(proposals: readonly ReturnProposal[]): ReturnProposal[] {
  const latest = new Map<WorkerId, ReturnProposal>()
  for (const one of proposals.toSorted((a, b) => (a.proposedAt < b.proposedAt ? -1 : 1))) latest.set(one.workerId, one)
  return [...latest.values()].toSorted((a, b) => order(a).localeCompare(order(b)))
}

const order = ({ enterpriseId, workerId }: { enterpriseId: EnterpriseId; workerId: WorkerId }) =>
  `${enterpriseId} ${workerId}`

interface Judged {
  readonly proposal: ReturnProposal
  readonly post: Placement | null
  readonly why: NotAsked | null
}

async function judged(some: readonly ReturnProposal[], returns: BatchReturns, deps: Needed): Promise<Judged[]> {
  const workers = new Map(
    (await deps.workers.getMany(some.map((one) => one.workerId))).map((one) => [one.workerId, one]),
  )
  return Promise.all(
    some.map(async (proposal) => {
      const [found, before] = await Promise.all([
        deps.placements.byId(proposal.placementId),
        askedBefore(proposal.workerId, returns, deps),
      ])
      const post = found && (await deps.placements.get(found.batchId, found.chunk, found.workerId))
      const worker = workers.get(proposal.workerId)
      const mayAsk = worker && mayBeContacted(worker)
      const said = returns.forCase ? null : before.why
      const there = returns.forCase ? hasCome : atTheJob
      const why = !post || !there.includes(post.journey.state) ? 'left' : mayAsk ? said : 'no-consent'
      return { proposal, post, why }
    }),
  )
}

export const handler = task(z.object({ batchId: BatchId }), listProposed)
