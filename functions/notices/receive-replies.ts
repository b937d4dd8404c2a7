import { type BatchId, derivedId, type EventId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { hearReplies, type Reply } from '../../domain/notices/hear-replies.ts'
import type { SmsReply } from '../../domain/notices/sms-reports.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import type { AskedQuestion } from '../../storage/notices/questions.ts'
import { heardBy } from '../answers.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Call } from '../wiring/http.ts'
import { webhook } from '../wiring/webhook.ts'
import { askAgain } from './ask-again.ts'
import { followWish } from './follow-wish.ts'
import { smsProviderSecret } from './sms-provider-secret.ts'

/**
 * Takes what workers typed. Everything that follows may be repeated, and a reply is marked as taken at the end, so a
 * delivery that broke halfway comes again and is completed. A text from what is no mobile number is dropped.
 */
async function receiveReplies(
  { params, body, key }: Pick<Call<'notices/receive-replies'>, 'params' | 'body' | 'key'>,
  deps: Deps,
): Promise<void> {
  const fresh = await freshReplies(params.provider, body, deps)
  if (fresh.length === 0) return
  const open = await deps.questions.openOn([...new Set(fresh.map(({ phoneHash }) => phoneHash))])
  const heard = hearReplies(fresh, open)

  const offerAnswers = heard.filter((one) => one.means === 'offer-answer').map((one) => answerOf(one))
  const checkInAnswers = heard.filter((one) => one.means === 'check-in-answer').map((one) => answerOf(one))
  if (offerAnswers.length > 0) await heardBy.offer(offerAnswers, deps)
  if (checkInAnswers.length > 0) await heardBy.checkIn(checkInAnswers, deps)
  const batchOf = new Map<EventId, BatchId | undefined>()
  for (const one of heard) {
    batchOf.set(one.reply.eventId, one.question?.asks.batchId)
    if (one.means === 'unclear' && one.question) await askAgain(one.question, one.reply.at, deps)
    if (one.means === 'withdraw' || one.means === 'withdraw-consent' || one.means === 'help')
      batchOf.set(one.reply.eventId, await followWish(one, deps))
  }
  const settled = heard.filter(({ means }) => means !== 'unclear' && means !== 'help')
  await deps.questions.close(settled.flatMap(({ question }) => question ?? []))

  await tally(key, fresh, batchOf, deps)
  await deps.replies.take(fresh.map(({ eventId, at }) => ({ eventId, receivedAt: at })))
}

/** Each reply once, those left out that were taken before. */
async function freshReplies(provider: string, body: readonly SmsReply[], { vault, replies }: Deps): Promise<Reply[]> {
  const received = new Map<EventId, Reply>()
  for (const { phone, text, at, replyId } of body) {
    const number = parsePhone(phone)
    if (!number) continue
    const phoneHash = await vault.lookupHash('phone', number)
    const eventId = replyId
      ? derivedId('EventId', provider, replyId)
      : derivedId('EventId', provider, phoneHash, at, text)
    received.set(eventId, { eventId, phoneHash, text, at })
  }
  const taken = await replies.taken([...received.keys()])
  return [...received.values()].filter(({ eventId }) => !taken.has(eventId))
}

function answerOf<Asks, Answer>(heard: { asks: Asks; answer: Answer; question: AskedQuestion; reply: Reply }) {
  const { asks, answer, question, reply } = heard
  return { asks, answer, workerId: question.workerId, at: reply.at }
}

/** Counted by day and batch, under the delivery's key. */
async function tally(
  key: string,
  received: readonly Reply[],
  batchOf: ReadonlyMap<EventId, BatchId | undefined>,
  { tallies }: Pick<Deps, 'tallies'>,
): Promise<void> {
  const days = Map.groupBy(received, ({ at }) => dateInShanghai(at))
  for (const [date, ofDay] of days) {
    const batches = Map.groupBy(ofDay, ({ eventId }) => batchOf.get(eventId))
    await tallies.note(
      [...batches].map(([batchId, { length }]) => ({
        date,
        key: `replies ${key} ${batchId ?? ''}`,
        ...(batchId ? { batchId } : {}),
        counts: { smsReceived: length },
      })),
    )
  }
}

export const handler = webhook('notices/receive-replies', smsProviderSecret, receiveReplies)
