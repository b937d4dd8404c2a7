import type { EventId } from '../../domain/kernel/ids.ts'
import { returnTerm } from '../../domain/matching/return-term.ts'
import type { AskedQuestion } from '../../storage/notices/questions.ts'
import type { OfferAnswer, OfferAnswerFate } from '../matching/answer-offers.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'

export interface TypedAnswer extends OfferAnswer {
  readonly question: AskedQuestion
  readonly eventId: EventId
}

/** What is said to somebody whose text did not simply become their answer. */
const says: Record<OfferAnswerFate, 'stands' | 'closed' | null> = {
  taken: null,
  again: null,
  changed: 'stands',
  overruled: 'stands',
  closed: 'closed',
  'engaged-elsewhere': 'closed',
}

/** Tells what stands, and how to change it, to those whose text changed an answer, or came too late or when a later one stood. */
export async function tellAnswers(fates: ReadonlyMap<TypedAnswer, OfferAnswerFate>, deps: Deps): Promise<void> {
  for (const [typed, fate] of fates) if (says[fate] === 'stands') await tellStanding(typed, deps)
  await tellClosed(
    [...fates].filter(([, fate]) => says[fate] === 'closed').map(([{ question }]) => question),
    deps,
  )
}

async function tellStanding({ asks, workerId, eventId }: TypedAnswer, deps: Deps): Promise<void> {
  const { batchId, chunk } = asks
  const [offer] = await deps.offers.getMany([{ ...asks, workerId }])
  const worker = await deps.workers.get(workerId)
  if (!worker || !offer || (offer.state !== 'accepted' && offer.state !== 'declined')) return
  const link = { batchId, chunk }
  const key = `answer-stands-${eventId}`
  if (offer.returns) {
    const answer = offer.state === 'accepted' ? '坐' : '不坐'
    const said = { journey: returnTerm[offer.returns.direction], answer, deadline: offer.answerUntil }
    const notice: Notice = { worker, template: 'return-answer-stands', variables: said, link, atOnce: true }
    await sendNotices({ key, notices: [notice] }, deps)
    return
  }
  const answer = offer.state === 'accepted' ? '去' : '不去'
  const variables = { enterprise: offer.promise.employer, answer, deadline: offer.answerUntil }
  const notice: Notice = { worker, template: 'answer-stands', variables, link, atOnce: true }
  await sendNotices({ key, notices: [notice] }, deps)
}

/** Once for a question: nothing can be changed by an answer to it any more. */
export async function tellClosed(questions: readonly AskedQuestion[], deps: Deps): Promise<void> {
  for (const { asks, workerId, messageId } of questions) {
    if (asks.about !== 'offer') continue
    const { batchId, chunk } = asks
    const [offer] = await deps.offers.getMany([{ ...asks, workerId }])
    const worker = await deps.workers.get(workerId)
    if (!worker || !offer) continue
    const about = { worker, link: { batchId, chunk }, atOnce: true } as const
    const notice: Notice = offer.returns
      ? { ...about, template: 'return-answer-closed', variables: { journey: returnTerm[offer.returns.direction] } }
      : { ...about, template: 'answer-closed', variables: { enterprise: offer.promise.employer } }
    await sendNotices({ key: `answer-closed-${messageId}`, notices: [notice] }, deps)
  }
}
