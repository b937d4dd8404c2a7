import type { EventId } from '../kernel/ids.ts'
import { type Instant, plus, type Span } from '../kernel/instant.ts'
import { criesForHelp } from './cries-for-help.ts'
import { noticeTemplates, type ReplyAnswer } from './notice-templates.ts'
import { isOfferAnswer, offerAnswers } from './offer-answers.ts'
import {
  type CheckInQuestion,
  type HelpQuestion,
  type OfferQuestion,
  type Question,
  templateAsking,
} from './question.ts'
import { type PaidWage, readPaidWage } from './read-paid-wage.ts'
import { type ReadReply, readWhole } from './read-reply.ts'

/** A reply whose phone is known only as its keyed hash. */
export interface Reply {
  readonly eventId: EventId
  readonly phoneHash: string
  readonly text: string
  readonly at: Instant
}

type OfferAnswer = (typeof offerAnswers)[keyof typeof offerAnswers]
type CheckInAnswer = Exclude<ReplyAnswer, keyof typeof offerAnswers | 'no-need'>

/** What a reply means. `question` is the one that was open when it was typed. */
export type Heard<Asked extends Question> = { readonly reply: Reply } & (
  | {
      readonly means: 'offer-answer'
      readonly question: Asked
      readonly asks: OfferQuestion
      readonly answer: OfferAnswer
    }
  | {
      readonly means: 'check-in-answer'
      readonly question: Asked
      readonly asks: CheckInQuestion
      readonly answer: CheckInAnswer
      /** The answer asks for help, and the text cries for it: that is heard apart. */
      readonly called: boolean
      /** Of `paid`. */
      readonly wage?: Pick<PaidWage, 'paid' | 'late'>
    }
  | {
      readonly means: 'help-answer'
      readonly question: Asked
      readonly asks: HelpQuestion
      readonly answer: 'needs-help' | 'no-need'
      /** It cannot wait. */
      readonly urgent: boolean
    }
  /** Leaves the journey; `withdraw-consent` ends every message too. */
  | { readonly means: 'withdraw'; readonly question: Asked | null }
  | { readonly means: 'withdraw-consent'; readonly question: Asked | null }
  /** `urgent`: it cannot wait. */
  | { readonly means: 'help'; readonly question: Asked | null; readonly urgent: boolean }
  /** Something that a person should read stood beside the answer or withdrawal, which is heard apart. */
  | { readonly means: 'remark'; readonly question: Asked }
  /** `late`: it would answer this question so, whose time was over. */
  | { readonly means: 'unclear'; readonly question: Asked | null; readonly late?: LateAnswer<Asked> }
)

export interface LateAnswer<Asked> {
  readonly question: Asked
  readonly asks: OfferQuestion
  readonly answer: OfferAnswer
}

/** A question, and whether a reply has answered it: an offer's answer can be changed until its time is over. */
type Answerable = Question & { readonly isAnswered?: boolean }

/** How long after its end somebody who answers a question is told that it is over. */
const lateTime: Span = { days: 1 }

/**
 * Reads replies in the order in which they were typed, each against the question that is open on its phone at that time. A
 * reply is heard twice where it cries for help, or says more, beside an answer. An answer or a withdrawal closes the question;
 * the answer to an offer can be changed by a further one, and everything else is then read as if nothing was asked. A reply
 * from before the question is an old one that is delivered again.
 */
export function hearReplies<Asked extends Answerable>(
  replies: readonly Reply[],
  openOn: ReadonlyMap<string, Asked>,
): Heard<Asked>[] {
  const open = new Map(openOn)
  return replies
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
    .flatMap((reply) => {
      const standing = open.get(reply.phoneHash) ?? null
      const heard = hearInTime(reply, standing)
      const settles = heard.find(({ means, question }) => question && means !== 'help' && means !== 'unclear')
      const mayChange = settles?.means === 'offer-answer' || settles?.means === 'help-answer' || isNoToSeat(settles)
      if (standing && mayChange) open.set(reply.phoneHash, { ...standing, isAnswered: true })
      else if (settles && settles.means !== 'remark') open.delete(reply.phoneHash)
      return heard
    })
}

function hearInTime<Asked extends Answerable>(reply: Reply, standing: Asked | null): Heard<Asked>[] {
  if (!standing || reply.at < standing.askedAt) return hear<Asked>(reply, null)
  // Help is not too late, and who needs none may need it tomorrow.
  if (standing.asks.about === 'help-offer') return hear(reply, standing)
  const isOver = reply.at > standing.closesAt
  if (!isOver && !standing.isAnswered) return hear(reply, standing)
  const heard = hear(reply, standing)
  const [first] = heard
  if (!isOver && isNoToSeat(first)) return heard
  if (first?.means !== 'offer-answer') return hear<Asked>(reply, null)
  if (!isOver) return heard
  const isLate = !standing.isAnswered && reply.at <= plus(standing.closesAt, lateTime)
  const { asks, answer } = first
  const late = { question: standing, asks, answer }
  return hear<Asked>(reply, null).map((one) => (isLate && one.means === 'unclear' ? { ...one, late } : one))
}

/** 不坐了, where a seat is asked about: as long as answers are taken it is one, and can be changed by another. */
function isNoToSeat<Asked extends Question>(heard: Heard<Asked> | undefined): boolean {
  return heard?.means === 'withdraw' && heard.question?.asks.about === 'offer' && heard.question.asks.returns === true
}

function hear<Asked extends Question>(reply: Reply, question: Asked | null): Heard<Asked>[] {
  if (question?.asks.about === 'check-in' && question.asks.kind === 'wage') {
    const wage = readPaidWage(reply.text)
    if (wage) return hearPaid(reply, question, wage)
  }
  if (question?.asks.about === 'help-offer') return hearOfHelp(reply, question, question.asks)
  const read = readWhole(reply.text, question ? noticeTemplates[templateAsking(question.asks)].answers : {})
  const heard = hearFirst(reply, question, read)
  if (heard.means === 'help') return [heard]
  // 工资没发 cries for help anywhere, and is the answer here.
  const isAnswer = heard.means === 'check-in-answer' && heard.answer === 'unpaid' && read.isWhole
  if (read.urgent && !isAnswer) return [heard, { reply, means: 'help', question, urgent: true }]
  const beside = read.saysMore && heard.means !== 'unclear' && heard.means !== 'withdraw-consent' ? question : null
  return beside ? [heard, { reply, means: 'remark', question: beside }] : [heard]
}

/** What answers nothing of it is read as if nothing was asked: nobody is pressed for an answer. */
function hearOfHelp<Asked extends Question>(reply: Reply, question: Asked, asks: HelpQuestion): Heard<Asked>[] {
  const { means, urgent } = readWhole(reply.text, noticeTemplates['help-offer'].answers)
  if (means === 'withdraw' || means === 'withdraw-consent') return hear<Asked>(reply, null)
  const answer = urgent || means === 'help' ? 'needs-help' : means
  if (answer !== 'needs-help' && answer !== 'no-need') return hear<Asked>(reply, null)
  return [{ reply, means: 'help-answer', question, asks, answer, urgent }]
}

/** Nothing paid is the answer that nothing was. */
function hearPaid<Asked extends Question>(
  reply: Reply,
  question: Asked,
  { paid, late, saysMore }: PaidWage,
): Heard<Asked>[] {
  if (question.asks.about !== 'check-in') return []
  const said = { reply, means: 'check-in-answer' as const, question, asks: question.asks, called: false }
  const isPaid = paid.minorUnits > 0
  const heard: Heard<Asked> = isPaid ? { ...said, answer: 'paid', wage: { paid, late } } : { ...said, answer: 'unpaid' }
  if (criesForHelp(reply.text)) return [heard, { reply, means: 'help', question, urgent: true }]
  return saysMore ? [heard, { reply, means: 'remark', question }] : [heard]
}

function hearFirst<Asked extends Question>(
  reply: Reply,
  question: Asked | null,
  { means: said, urgent }: ReadReply,
): Heard<Asked> {
  if (question?.asks.about === 'check-in') {
    const { asks } = question
    // The day-1 message offers 求助 beside its numbers.
    if (said === 'help')
      return { reply, means: 'check-in-answer', question, asks, answer: 'needs-help', called: urgent }
    // A worker at the job has no journey left to withdraw from.
    if (said === 'withdraw') return { reply, means: 'unclear', question }
    if (isCheckInAnswer(said)) {
      const called = urgent && said === 'needs-help'
      return { reply, means: 'check-in-answer', question, asks, answer: said, called }
    }
  }
  if (question?.asks.about === 'offer' && isOfferAnswer(said))
    return { reply, means: 'offer-answer', question, asks: question.asks, answer: offerAnswers[said] }
  if (said === 'help') return { reply, means: 'help', question, urgent }
  if (said === 'withdraw' || said === 'withdraw-consent') return { reply, means: said, question }
  return { reply, means: 'unclear', question }
}

const checkInAnswers: Record<CheckInAnswer, true> = {
  'as-promised': true,
  'not-as-promised': true,
  fine: true,
  'needs-help': true,
  'has-left': true,
  signed: true,
  'not-signed': true,
  paid: true,
  unpaid: true,
  'not-due': true,
  'wages-wrong': true,
}

function isCheckInAnswer(said: string): said is CheckInAnswer {
  return Object.hasOwn(checkInAnswers, said)
}
