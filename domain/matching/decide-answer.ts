import type { Instant } from '../kernel/instant.ts'
import type { AnswerToOffer, Offer } from './offer.ts'
import type { Placement } from './placement.ts'

/** What becomes of an answer to an offer. */
export type AnswerFate =
  /** It stands from now on. */
  | { readonly fate: 'taken'; readonly answers: readonly AnswerToOffer[] }
  /** One that was given later stands; this one is on record. */
  | { readonly fate: 'overruled'; readonly answers: readonly AnswerToOffer[] }
  /** The same stands already; null where there is nothing to put on record. */
  | { readonly fate: 'again'; readonly answers: readonly AnswerToOffer[] | null }
  /** The round is over, or what followed from the answer has gone further: nothing can be changed by an answer. */
  | { readonly fate: 'closed' }

/** More changes of mind than this are a phone gone wrong. */
const mostAnswers = 50

/** Whether an answer to the offer can still be given or changed. */
export function isAnswerable(offer: Offer, placement: Pick<Placement, 'journey'> | null, at: Instant): boolean {
  if (offer.state === 'unanswered' || offer.state === 'withdrawn') return false
  if (offer.roundClosedAt !== undefined || offer.answerUntil < at) return false
  return placement === null || placement.journey.state === 'accepted'
}

/** The answers to an offer so far. Older offers kept only the one that stands. */
export function answersTo(offer: Offer): readonly AnswerToOffer[] {
  if (offer.answers) return offer.answers
  const isAnswered = offer.state === 'accepted' || offer.state === 'declined'
  return isAnswered ? [{ answer: offer.state, at: offer.answeredAt, by: null }] : []
}

/**
 * An answer can be changed until its round closes, so that a mistaken tap is not final; the last one given counts, in whatever
 * order they reach us.
 */
export function decideAnswer(offer: Offer, placement: Placement | null, given: AnswerToOffer): AnswerFate {
  const answers = answersTo(offer)
  const isKnown = answers.some(({ answer, at }) => answer === given.answer && at === given.at)
  const last = answers.at(-1)
  // Known is a text that is delivered twice; a button may be pressed again at the same moment as another.
  if (isKnown && (given.by !== 'page' || last?.answer === given.answer))
    return last?.answer === given.answer ? { fate: 'again', answers: null } : { fate: 'overruled', answers }
  if (!isAnswerable(offer, placement, given.at) || answers.length >= mostAnswers) return { fate: 'closed' }
  const inOrder = [...answers, given].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  const stands = inOrder.at(-1)?.answer
  if (stands !== given.answer) return { fate: 'overruled', answers: turnsOf(inOrder) }
  return { fate: last?.answer === given.answer ? 'again' : 'taken', answers: turnsOf(inOrder) }
}

/** Of answers that say the same one after the other, the first and the last. */
function turnsOf(inOrder: readonly AnswerToOffer[]): AnswerToOffer[] {
  return inOrder.filter(
    ({ answer }, index) => inOrder[index - 1]?.answer !== answer || inOrder[index + 1]?.answer !== answer,
  )
}
