import type { BatchId, EventId, WorkerId } from '../../domain/kernel/ids.ts'
import { isUnderWayOrThere, mayWithdraw } from '../../domain/matching/placement.ts'
import type { Heard } from '../../domain/notices/hear-replies.ts'
import { pageAsking } from '../../domain/notices/question.ts'
import { consents } from '../../domain/surveys/consents.ts'
import { isEngaged } from '../../domain/surveys/worker.ts'
import type { TripPageLink } from '../../storage/notices/links.ts'
import type { AskedQuestion } from '../../storage/notices/questions.ts'
import { latestPageOf } from '../notices/latest-page-of.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { CallForHelp } from '../stabilisation/ask-for-help.ts'
import { withdrawConsent } from '../stabilisation/withdraw-consent.ts'
import type { Deps } from '../wiring/deps.ts'
import { hearNeedsOfHelp } from './hear-needs-of-help.ts'
import { replyHandlers } from './reply-handlers.ts'

export type KeywordRequest = Extract<
  Heard<AskedQuestion>,
  { means: 'withdraw' | 'withdraw-consent' | 'help' | 'remark' }
>

/** What somebody leaves. */
type Left = Pick<TripPageLink, 'batchId' | 'chunk' | 'workerId'>

/**
 * Does what replies ask for that answer no question, each once, and says to which batches they belong. A reply that is
 * delivered again weeks later must not take a new seat away, so those that were followed are on record.
 */
export async function followKeywordRequests(
  requests: readonly KeywordRequest[],
  deps: Deps,
): Promise<ReadonlyMap<EventId, BatchId>> {
  const batchOf = new Map<EventId, BatchId>()
  const followed = await deps.keywordRequests.followed(requests.map(({ reply }) => reply.eventId))
  for (const request of requests) {
    const { eventId, at } = request.reply
    if (followed.has(eventId)) continue
    const batchId = await follow(request, deps)
    if (batchId) batchOf.set(eventId, batchId)
    await deps.keywordRequests.note(eventId, at)
  }
  return batchOf
}

/**
 * The person who was asked means it. Where nobody was and several people share the phone, the messages of all end,
 * but nobody's seat is given up unasked: a case finds out whose it was.
 */
async function follow(request: KeywordRequest, deps: Deps): Promise<BatchId | undefined> {
  const { means, reply } = request
  const people = await senders(request, deps)
  const [first] = people
  if (!first) return undefined
  const unasked = means === 'withdraw' && !request.question
  const ahead = unasked ? await returnAhead(first, deps) : seatAsked(request)
  const page = ahead ?? (await latestPageOf(first, deps))
  if (means === 'withdraw-consent') for (const workerId of people) await withdrawConsent(workerId, reply.at, deps)
  else if (means === 'withdraw' && people.length === 1) {
    const { withdrawn } = page ? await replyHandlers.withdrawal(page, deps) : { withdrawn: true }
    if (page && !withdrawn) await tellTooLate(page, reply.eventId, deps)
  } else {
    await replyHandlers.help({ workerId: first, ...callOf(request) }, deps)
    const { at, eventId } = reply
    if (means === 'help') await hearNeedsOfHelp([{ workerId: first, answer: 'needs-help', at, eventId }], deps)
  }
  return page?.batchId
}

/** The journey home or back of which the question stood on the phone. */
function seatAsked({ means, question }: KeywordRequest): Left | undefined {
  if (means !== 'withdraw' || question?.asks.about !== 'offer' || !question.asks.returns) return undefined
  const { batchId, chunk } = question.asks
  return { batchId, chunk, workerId: question.workerId }
}

/** A journey home or back that is still to come: a check-in may have come to the phone since they were told of it. */
async function returnAhead(workerId: WorkerId, { placements }: Pick<Deps, 'placements'>): Promise<Left | undefined> {
  const ahead = (await placements.returnsOf(workerId)).find(({ journey }) => mayWithdraw(journey))
  return ahead && { batchId: ahead.batchId, chunk: ahead.chunk, workerId }
}

/** Somebody on board, or at work, cannot withdraw any more: they are told what they can do. */
async function tellTooLate(page: Left, eventId: EventId, deps: Deps): Promise<void> {
  const { batchId, chunk, workerId } = page
  const [placement, worker] = await Promise.all([
    deps.placements.get(batchId, chunk, workerId),
    deps.workers.get(workerId),
  ])
  if (!placement || !worker || !isUnderWayOrThere(placement.journey)) return
  const notice: Notice = { worker, template: 'withdrawal-late', variables: {}, atOnce: true }
  await sendNotices({ key: `withdrawal-late-${eventId}`, notices: [notice] }, deps)
}

function callOf(request: KeywordRequest): Omit<CallForHelp, 'workerId'> {
  const { means, question, reply } = request
  const by = means === 'remark' ? 'remark' : means === 'help' && request.urgent ? 'cry' : 'call'
  const call = { at: reply.at, key: reply.eventId, by, text: reply.text } as const
  const journey = question && pageAsking(question.asks)
  return journey ? { ...call, journey } : call
}

async function senders({ means, question, reply }: KeywordRequest, { workers }: Pick<Deps, 'workers'>) {
  if (question) return [question.workerId]
  const holders = (await workers.byPhone(reply.phoneHash)).filter(consents)
  const travelling = holders.filter(isEngaged)
  const meant = means === 'withdraw-consent' || travelling.length === 0 ? holders : travelling
  return meant.map(({ workerId }) => workerId)
}
