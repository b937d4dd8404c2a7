import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { hasCome, isUnderWayOrThere, mayWithdraw, type Placement } from '../../domain/matching/placement.ts'
import { returnSeason } from '../../domain/returns/return-season.ts'
import { type BookWayHome, bookWayHome, leaveDays } from '../../domain/stabilisation/book-way-home.ts'
import { type Case, caseInWords, type WayHome } from '../../domain/stabilisation/case.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import { caseFor } from '../stabilisation/case-for.ts'
import { mostTries } from '../stabilisation/most-tries.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { askedBefore } from './asked-before.ts'
import { type Routes, routes } from './catalog.ts'

/**
 * The way home of somebody whose case is open, booked as the trip of a batch for them alone: planned, booked, told and followed like any
 * journey home. Their yes to a colleague is their answer. The case waits, is settled by the arrival where it is about the way home, and is
 * told where the journey fails. The same call again completes what broke off.
 */
async function bookWayHomeFor({ params, body, staff, key }: Call<Routes['book-way-home']>, deps: Deps) {
  const { caseId } = params
  const actKey = derivedId('EventId', 'way home', caseId, key)
  const batchId = derivedId('BatchId', 'way home', caseId, key)
  const done = (await deps.cases.steps(caseId)).some((kept) => kept.key === actKey)
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const before = await caseFor(staff, caseId, deps)
    if (isRefusal(before)) return before
    if (done) return begin(before, body, batchId, deps)
    const at = deps.clock.now()
    const after = bookWayHome(before, body, { batchId, by: staff.subject, at })
    if (isRefusal(after)) return after
    const cannot = await whyNoJourney(before, body, deps)
    if (cannot) return cannot
    const sealed = body.note === '' ? {} : { sealedText: await deps.vault.sealFor(before.workerId, 'text', body.note) }
    const { with: agreedWith } = after.wayHome.agreed
    const step = { act: 'way-home' as const, at, by: staff.subject, batchId, agreedWith, until: after.waits?.until }
    if (await deps.cases.act(before, after, { key: actKey, step, ...sealed })) return begin(after, body, batchId, deps)
  }
  return refuse('conflict', stabilisationSentences('case-busy'))
}

async function whyNoJourney(one: Case, body: BookWayHome, deps: Deps): Promise<Refusal | null> {
  const { workerId } = one
  const [worker, post, journeys] = await Promise.all([
    deps.workers.get(workerId),
    postOf(one, deps),
    deps.placements.returnsOf(workerId),
  ])
  if (!worker || !mayBeContacted(worker)) return refuse('invalid-state', stabilisationSentences('not-to-be-carried'))
  if (!post || !hasCome.includes(post.journey.state))
    return refuse('invalid-state', stabilisationSentences('not-at-a-post'))
  const seated = journeys.find(
    ({ returns, journey }) =>
      returns?.direction === 'homeward' &&
      (mayWithdraw(journey) || (isUnderWayOrThere(journey) && journey.state !== 'handed-over')),
  )
  const elsewhere = seated?.batchId ?? (await asksNow(one, body, deps))
  return elsewhere ? refuse('invalid-state', stabilisationSentences('seat-elsewhere', { batchId: elsewhere })) : null
}

/** The batch of journeys home that waits for their answer. */
async function asksNow({ workerId }: Case, body: BookWayHome, deps: Deps) {
  const season = seasonOf(leaveDays(body))
  const { why, standing } = await askedBefore(workerId, { season, direction: 'homeward' }, deps)
  return why === 'is-asked' ? standing?.batchId : undefined
}

async function postOf({ workerId, batchId, chunk }: Case, { placements }: Pick<Deps, 'placements'>) {
  const found = await placements.get(batchId, chunk, workerId)
  if (!found?.returns) return found
  // The case was opened on the page of a journey: the post is the one that this belongs to.
  const known = await placements.byId(found.returns.of)
  return known && placements.get(known.batchId, known.chunk, known.workerId)
}

function seasonOf(days: { readonly from: CalendarDate; readonly to: CalendarDate }): number {
  return returnSeason('homeward', days) ?? Number(days.from.slice(0, 4))
}

async function begin(one: Case, body: BookWayHome, batchId: TransferBatch['batchId'], deps: Deps): Promise<Case> {
  const { wayHome } = one
  const post = await postOf(one, deps)
  if (wayHome?.batchId === batchId && post) {
    const known = await deps.batches.get(batchId)
    if (!known) await deps.batches.begin(batchFor(one, wayHome, body, post))
    if (!known || (known.state === 'running' && known.progress.step === 'freezing candidates')) {
      await deps.batches.takeNobody(batchId)
      await deps.workflows.start('batches/run-transfer-batch', batchId, { batchId })
    }
  }
  return caseInWords(one, deps.clock.now())
}

function batchFor(
  { caseId, workerId, countyCode }: Case,
  { batchId, leaveFrom, leaveUntil, agreed, by }: WayHome,
  { mostYuan, countyCode: to }: BookWayHome,
  { placementId, enterpriseId, jobOrderId, batchId: ofBatch, chunk }: Placement,
): TransferBatch {
  const since: Instant = agreed.at
  const travelWindow = { from: leaveFrom, to: leaveUntil }
  return {
    batchId,
    campaign: '个案返乡',
    counties: [...new Set([countyCode, ...(to === undefined ? [] : [to])])],
    jobOrders: [],
    travelWindow,
    answerHours: 1,
    budget: mostYuan === undefined ? null : yuan(mostYuan),
    createdAt: since,
    createdBy: by,
    progress: { step: 'freezing candidates', waitsFor: null, since, until: null },
    counts: { candidates: 0, chunks: 0 },
    returns: {
      direction: 'homeward',
      season: seasonOf(travelWindow),
      enterprises: [enterpriseId],
      proposeUntil: since,
      forCase: {
        caseId,
        workerId,
        enterpriseId,
        jobOrderId,
        placementId,
        post: { batchId: ofBatch, chunk },
        day: leaveFrom,
        agreedAt: since,
        ...(to !== undefined && to !== countyCode && { countyCode: to }),
      },
    },
    state: 'running',
  }
}

export const handler = http(routes['book-way-home'], bookWayHomeFor)
