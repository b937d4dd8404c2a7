import * as z from 'zod'
import { mostRounds, type TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { confirmedPlaces } from '../../domain/enterprises/headcount.ts'
import { BatchId, type WorkerId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { RoundPlaces } from '../../domain/matching/explain-round.ts'
import { flagEffect } from '../../domain/matching/flag-effect.ts'
import { matchInThread } from '../../domain/matching/match-in-thread.ts'
import { type ConfirmedPlaces, matchingRound } from '../../domain/matching/matching-round.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { placesTaken } from '../../domain/matching/places-taken.ts'
import { batchKeys, type LateCandidates } from '../../storage/batches/batches.ts'
import { batchOf } from '../batches/batch-of.ts'
import { listChunks } from '../batches/list-chunks.ts'
import { NotedStep, noteStep } from '../batches/note-step.ts'
import { type CandidateSince, readCandidates } from '../batches/read-candidates.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { type MatchedRound, matchedRound } from './matched-round.ts'
import { offeredPosts } from './offered-posts.ts'
import { readChunks } from './read-chunks.ts'
import type { Proposal } from './read-proposals.ts'
import { reckonRound } from './reckon-round.ts'
import { warnOfSilence } from './warn-of-silence.ts'
import { certificatesFor, withCertificates } from './with-certificates.ts'

/** `note`: of the match; then what is awaited after it is noted, too. */
const Round = z.object({
  batchId: BatchId,
  round: z.int().min(1).max(mostRounds),
  note: NotedStep.optional(),
})

type Needed = Pick<
  Deps,
  | 'batches'
  | 'headcounts'
  | 'places'
  | 'jobOrders'
  | 'enterprises'
  | 'offers'
  | 'placements'
  | 'bucket'
  | 'skillCertificates'
  | 'disasters'
  | 'helpOffers'
  | 'tallies'
  | 'settings'
  | 'clock'
>

/**
 * Matches the people and the places that are left, and lists the offers of the round by chunk. A round that was matched is not matched
 * again: a retry answers the same list. Whose county was hit meanwhile is offered help first: no place is promised for them, and it goes to
 * somebody else. Certificates of labour brands are those that stand now, not when people were frozen. Nobody is added to the batch once no
 * further round comes; who was added just before takes part in this one.
 */
async function matchWorkers({ batchId, round, note }: z.infer<typeof Round>, deps: Needed) {
  const kept = await matchedRound(batchId, round, deps)
  if (note && !kept) await noteStep(batchId, note, deps)
  const matched = kept ?? (await matchNow({ batchId, round }, deps))
  if (isRefusal(matched) || !note || matched.offers === 0) return matched
  const awaits = { for: 'answers' as const, offers: matched.offers, round }
  await noteStep(batchId, { step: 'waiting for answers', awaits, until: matched.answerUntil }, deps)
  return matched
}

async function matchNow(
  { batchId, round }: Omit<z.infer<typeof Round>, 'note'>,
  deps: Needed,
): Promise<MatchedRound | Refusal> {
  const { bucket, batches } = deps
  if (round === mostRounds) await batches.takeNobody(batchId)
  for (;;) {
    const { late } = await batches.late(batchId)
    const matched = await matchedOnce({ batchId, round }, late, deps)
    if (isRefusal(matched)) return matched
    const isLast = round === mostRounds || matched.offers === 0
    if (isLast && !(await batches.takeNobody(batchId, late))) continue
    const batch = await batchOf(batchId, deps)
    if (isRefusal(batch)) return batch
    if (isLast) await listChunks(batchId, batch.counts.chunks, deps)
    await bucket.writeJson(batchKeys(batchId).round(round), matched)
    return matched
  }
}

async function matchedOnce(
  { batchId, round }: Omit<z.infer<typeof Round>, 'note'>,
  late: LateCandidates | null,
  deps: Needed,
): Promise<MatchedRound | Refusal> {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  const keys = batchKeys(batchId)
  const confirmed = await placesOf(batchId, deps)
  const frozen = await readCandidates(batchId, late, deps)
  const orders = confirmed.map(({ jobOrder }) => jobOrder)
  const held = await certificatesFor(frozen, orders, deps)
  if (held) await deps.bucket.writeJson(keys.roundCertificates(round), [...held])
  const { offers, placements } = await soFar(batchId, batch.counts.chunks, round, deps)
  const setAside = await helpedBeforeMatched(batch, frozen, placements, deps)
  if (setAside.size > 0) await deps.bucket.writeJson(keys.roundHelpFirst(round), [...setAside])
  const candidates = withCertificates(
    frozen.filter(({ workerId }) => !setAside.has(workerId)),
    held,
  )
  if (round > 1) await warnOfSilence(batchId, candidates, offers, deps)
  const { instance, fixed } = matchingRound({ candidates, confirmed, offers, placements })
  const options = { groups: true, fixed }
  const matching = await matchInThread(instance, options)
  if (isRefusal(matching)) return matching
  const effect = await flagEffect(instance, matching.assignments, options, matchInThread)
  await deps.bucket.writeJson(keys.roundFlag(round), effect)

  const placed = new Set(fixed.map(({ worker }) => worker))
  const chunkOf = new Map<string, number>(candidates.map(({ workerId, chunk }) => [workerId, chunk]))
  const startOf = new Map<string, ConfirmedPlaces>(confirmed.map((one) => [one.jobOrder.id, one]))
  const offered = new Map([...Map.groupBy(offers, (one) => one.jobOrderId)].map(([id, { length }]) => [id, length]))
  const byChunk = new Map<number, Proposal[]>()
  for (const { worker, jobOrder } of matching.assignments) {
    const order = startOf.get(jobOrder)
    const chunk = chunkOf.get(worker)
    if (placed.has(worker) || !order || chunk === undefined) continue
    const proposal = {
      workerId: worker as Proposal['workerId'],
      jobOrderId: order.jobOrder.id,
      startDate: order.startDate,
    }
    offered.set(order.jobOrder.id, (offered.get(order.jobOrder.id) ?? 0) + 1)
    byChunk.set(chunk, [...(byChunk.get(chunk) ?? []), proposal])
  }
  const now = deps.clock.now()
  const answerUntil = plus(now, { hours: batch.answerHours })
  const asked = await offeredPosts(peopleByOrder([...byChunk.values()].flat()), orders, deps)
  const overrun = await reckonRound(batch, { round, asked, answerUntil }, deps)
  if (overrun) return overrun
  const chunks = [...byChunk.keys()].sort((a, b) => a - b)
  for (const chunk of chunks) await deps.bucket.writeJson(keys.roundChunk(round, chunk), byChunk.get(chunk))
  const taken = placesTaken(matching.assignments)
  const places = confirmed.map((one): RoundPlaces => ({ ...one, taken: taken.get(one.jobOrder.id) ?? 0 }))
  await deps.bucket.writeJson(keys.roundPlaces(round), places)
  await deps.places.noteOffers(batchId, offered)
  await deps.bucket.writeJson(
    keys.roundChunks(round),
    chunks.map((chunk) => ({ chunk, key: keys.roundChunk(round, chunk) })),
  )
  return {
    offers: matching.assignments.length - fixed.length,
    additions: late?.additions.length ?? 0,
    remindAt: plus(now, { hours: batch.answerHours / 2 }),
    answerUntil,
    listOfChunks: keys.roundChunks(round),
  }
}

/** Who is offered help before a job now. Who said yes already keeps it, and who has a job sought for them asked for it. */
async function helpedBeforeMatched(
  batch: TransferBatch,
  frozen: readonly CandidateSince[],
  placements: readonly Placement[],
  deps: Needed,
): Promise<ReadonlySet<WorkerId>> {
  if (batch.search) return new Set()
  const placed = new Set(placements.map(({ workerId }) => workerId))
  return whoIsHelpedFirst(
    frozen.filter(({ workerId }) => !placed.has(workerId)),
    deps,
  )
}

/** How many people are to be offered each job order. */
function peopleByOrder(proposals: readonly Proposal[]) {
  return [...Map.groupBy(proposals, ({ jobOrderId }) => jobOrderId)].flatMap(([jobOrderId, some]) =>
    some[0] ? { jobOrderId, startDate: some[0].startDate, people: some.length } : [],
  )
}

/** The places that enterprises in good standing confirmed, for the start date that each of them named. */
async function placesOf(batchId: BatchId, deps: Needed): Promise<ConfirmedPlaces[]> {
  const requests = (await deps.headcounts.ofBatch(batchId)).filter((request) => confirmedPlaces(request) > 0)
  const orders = new Map(
    (await deps.jobOrders.getMany(requests.map((one) => one.jobOrderId))).map((order) => [order.id, order]),
  )
  const employers = new Map(
    (await deps.enterprises.getMany([...new Set([...orders.values()].map((order) => order.enterpriseId))])).map(
      (enterprise) => [enterprise.id, enterprise],
    ),
  )
  return requests.flatMap((request) => {
    const jobOrder = orders.get(request.jobOrderId)
    if (!jobOrder || employers.get(jobOrder.enterpriseId)?.standing.state !== 'active') return []
    const otherDate = request.state === 'answered' && request.answer.answer === 'other-date' ? request.answer : null
    return { jobOrder, places: confirmedPlaces(request), startDate: otherDate?.startDate ?? jobOrder.startDate }
  })
}

async function soFar(batchId: BatchId, chunks: number, round: number, deps: Needed) {
  const offers: Offer[] = []
  const placements: Placement[] = []
  if (round === 1) return { offers, placements }
  const pages = readChunks(chunks, (chunk) =>
    Promise.all([deps.offers.ofChunk(batchId, chunk), deps.placements.ofChunk(batchId, chunk)]),
  )
  for await (const [offered, placed] of pages) {
    offers.push(...offered)
    placements.push(...placed)
  }
  return { offers, placements }
}

export const handler = task(Round, matchWorkers)
