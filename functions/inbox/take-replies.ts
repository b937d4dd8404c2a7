import { type BatchId, derivedId, type EventId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { hearReplies, type Reply } from '../../domain/notices/hear-replies.ts'
import { pageAsking } from '../../domain/notices/question.ts'
import type { SmsReply } from '../../domain/notices/sms-reports.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import type { AnswerableQuestion, AskedQuestion } from '../../storage/notices/questions.ts'
import type { Deps } from '../wiring/deps.ts'
import { askAgain } from './ask-again.ts'
import { followKeywordRequests } from './follow-keyword-requests.ts'
import { hearNeedsOfHelp, type WordOnHelp } from './hear-needs-of-help.ts'
import { replyHandlers } from './reply-handlers.ts'
import { tellAnswers, tellClosed } from './tell-answers.ts'

/**
 * Takes what workers typed. Everything that follows may be repeated, so a delivery that broke halfway comes again and is
 * completed; an answer finds its question closed the second time. A text that comes from no mobile number is dropped.
 */
export async function takeReplies(
  replies: readonly SmsReply[],
  { provider, key }: { provider: string; key: string },
  deps: Deps,
): Promise<void> {
  const received = await hashedReplies(provider, replies, deps)
  if (received.length === 0) return
  const open = await deps.questions.standingOn([...new Set(received.map(({ phoneHash }) => phoneHash))])
  const heard = hearReplies(received, open)

  const offerAnswers = heard
    .filter((one) => one.means === 'offer-answer')
    .map((one) => ({ ...answerOf(one), by: 'sms' as const, question: one.question, eventId: one.reply.eventId }))
  // 不坐了 is a no that can be changed, for as long as answers to the question are; then it gives the seat back.
  const leaving = heard.flatMap((one) =>
    one.means === 'withdraw' && one.question?.asks.about === 'offer' && one.question.asks.returns
      ? [{ question: one.question, asks: one.question.asks, workerId: one.question.workerId, heard: one }]
      : [],
  )
  const noes = leaving.map((one) => ({
    ...one,
    answer: 'declined' as const,
    at: one.heard.reply.at,
    by: 'sms' as const,
    eventId: one.heard.reply.eventId,
  }))
  const checkInAnswers = heard
    .filter((one) => one.means === 'check-in-answer')
    .map((one) => ({ ...answerOf(one), called: one.called, ...(one.wage && { wage: one.wage }), heard: one }))
  const given = [...offerAnswers, ...noes]
  const fates = given.length > 0 ? await replyHandlers.offer(given, deps) : new Map()
  const saidNo = noes.filter((no) => fates.get(no) !== 'closed')
  const isAnswer = new Set<(typeof heard)[number]>(saidNo.map((no) => no.heard))
  const answered = [...offerAnswers, ...saidNo]
  // Delivered again once answers are closed, it must not give back a seat that was taken after it.
  for (const { heard: one } of saidNo) await deps.keywordRequests.note(one.reply.eventId, one.reply.at)
  await tellAnswers(new Map([...fates].filter(([one]) => answered.includes(one))), deps)
  for (const one of heard) {
    if (one.means !== 'unclear' || !one.late) continue
    const { question, asks, answer } = one.late
    const key = { ...asks, workerId: question.workerId }
    // Too late for this journey; for the season it is a word all the same.
    if (answer === 'declined') await deps.offers.noteLateNo(key, one.reply.at)
    await tellClosed([question], deps)
  }
  const unclear = checkInAnswers.length > 0 ? await replyHandlers.checkIn(checkInAnswers, deps) : new Set()
  for (const one of heard) if (one.means === 'help-answer') await answerHelp(one, deps)
  await hearNeedsOfHelp(heard.flatMap(wordOnHelp), deps)
  const tooLittle = new Set<(typeof heard)[number]>(
    checkInAnswers.filter((one) => unclear.has(one)).map((one) => one.heard),
  )
  const notUnderstood = heard.flatMap((one) =>
    one.question && (one.means === 'unclear' || tooLittle.has(one))
      ? [{ question: one.question, at: one.reply.at }]
      : [],
  )
  await askAgain(notUnderstood, deps)
  const requests = heard
    .filter((one) => !isAnswer.has(one))
    .filter(
      (one) =>
        one.means === 'withdraw' || one.means === 'withdraw-consent' || one.means === 'help' || one.means === 'remark',
    )
  const batchOfRequest = await followKeywordRequests(requests, deps)

  const settled = heard.filter(
    (one) =>
      one.means !== 'unclear' &&
      one.means !== 'help' &&
      one.means !== 'remark' &&
      !tooLittle.has(one) &&
      !isAnswer.has(one),
  )
  const batchOf = new Map(
    heard.map(({ question, reply }) => [
      reply.eventId,
      (question && pageAsking(question.asks)?.batchId) ?? batchOfRequest.get(reply.eventId),
    ]),
  )
  await Promise.all([
    deps.questions.noteAnswered([
      ...heard.flatMap((one) => (mayChange(one) ? one.question : [])),
      ...saidNo.map(({ question }) => question),
    ]),
    deps.questions.close(settled.flatMap((one) => (mayChange(one) ? [] : (one.question ?? [])))),
    tally(key, deps.clock.now(), [...batchOf.values()], deps),
  ])
}

type HeardReply = ReturnType<typeof hearReplies<AnswerableQuestion>>[number]

/** The answer may be changed by a further one, as long as the phone is asked nothing else. */
function mayChange(one: HeardReply): one is Extract<HeardReply, { means: 'offer-answer' | 'help-answer' }> {
  return one.means === 'offer-answer' || one.means === 'help-answer'
}

/** Who needs help has a case opened where they have a journey or a job with us, as for any call for help. */
async function answerHelp(one: Extract<HeardReply, { means: 'help-answer' }>, deps: Deps): Promise<void> {
  const { question, answer, urgent, reply } = one
  const { workerId } = question
  const by = urgent ? 'cry' : 'call'
  if (answer === 'needs-help')
    await replyHandlers.help({ workerId, at: reply.at, key: reply.eventId, by, text: reply.text }, deps)
}

function wordOnHelp(one: HeardReply): WordOnHelp[] {
  const { at, eventId } = one.reply
  if (one.means === 'help-answer') {
    const { question, asks, answer } = one
    return [{ at, eventId, workerId: question.workerId, disasterId: asks.disasterId, answer }]
  }
  // Asked how it is at work; at home help is offered to them too.
  if (one.means !== 'check-in-answer' || one.answer !== 'needs-help') return []
  return [{ at, eventId, workerId: one.question.workerId, answer: 'needs-help' }]
}

/** Each reply once. One that the provider's clock puts ahead of ours was typed by now. */
async function hashedReplies(
  provider: string,
  body: readonly SmsReply[],
  { vault, clock }: Pick<Deps, 'vault' | 'clock'>,
): Promise<Reply[]> {
  const now = clock.now()
  const received = new Map<EventId, Reply>()
  for (const { phone, text, at, replyId } of body) {
    const number = parsePhone(phone)
    if (!number) continue
    const phoneHash = await vault.lookupHash('phone', number)
    const eventId = replyId
      ? derivedId('EventId', provider, replyId)
      : derivedId('EventId', provider, phoneHash, at, text)
    received.set(eventId, { eventId, phoneHash, text, at: at < now ? at : now })
  }
  return [...received.values()]
}

function answerOf<Asks, Answer>(heard: { asks: Asks; answer: Answer; question: AskedQuestion; reply: Reply }) {
  const { asks, answer, question, reply } = heard
  return { asks, answer, workerId: question.workerId, at: reply.at }
}

/** Counted by batch, under the delivery's key and on its day. */
async function tally(
  key: string,
  at: Instant,
  batchOf: readonly (BatchId | undefined)[],
  { tallies }: Pick<Deps, 'tallies'>,
): Promise<void> {
  const batches = Map.groupBy(batchOf, (batchId) => batchId)
  await tallies.note(
    [...batches].map(([batchId, { length }]) => ({
      date: dateInShanghai(at),
      key: `replies ${key} ${batchId ?? ''}`,
      ...(batchId ? { batchId } : {}),
      counts: { smsReceived: length },
    })),
    at,
  )
}
