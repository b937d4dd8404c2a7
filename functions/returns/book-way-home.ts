import { newBatch } from '../../domain/batches/new-batch.ts'
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
import { actOnce } from '../stabilisation/act-once.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { askedBefore } from './asked-before.ts'
import { beginReturnBatch } from './begin-return-batch.ts'
import { type Routes, routes } from './catalog.ts'

/**
 * The way home of somebody whose case is open, booked as the trip of a batch for them alone: planned, booked, told and followed like any
 * journey home. Their yes to a colleague is their answer. The case waits, is settled by the arrival where it is about the way home, and is
 * told where the journey fails. The same call again completes what broke off.
 */
async function bookWayHomeFor({ params, body, staff, key }: Call<Routes['book-way-home']>, deps: Deps) {
  const { caseId } = params
  const batchId = derivedId('BatchId', 'way home', caseId, key)
  return actOnce(
    { staff, caseId, key: derivedId('EventId', 'way home', caseId, key) },
    async (before, acting) => {
      const after = bookWayHome(before, body, { batchId, ...acting })
      if (isRefusal(after)) return after
      const cannot = await whyNoJourney(before, body, deps)
      const { with: agreedWith } = after.wayHome.agreed
      const step = { act: 'way-home' as const, batchId, agreedWith, until: after.waits?.until }
      return cannot ?? { after, step, text: body.note }
    },
    (one) => begin(one, body, batchId, deps),
    deps,
  )
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
  if (wayHome?.batchId === batchId && post) await beginReturnBatch(batchFor(one, wayHome, body, post), deps)
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
    ...newBatch(since, by),
  }
}

export const handler = http(routes['book-way-home'], bookWayHomeFor)
