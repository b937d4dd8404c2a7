import type { Instant } from '../kernel/instant.ts'
import type { AnswerToOffer, Offer } from './offer.ts'
import type { Placement } from './placement.ts'

/** What becomes of an answer to an offer. */
export type AnswerFate =
  /** It stands from now on. */
  | { readonly fate: 'taken'; readonly answers: readonly AnswerToOffer[] }
  /** One that was given later stands; this one is on record. */
  | { readonly fate: 'overruled'; readonly answers: readonly AnswerToOffer[] }
  /** The same stands already. */
  | { readonly fate: 'again' }
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
  // A text may be delivered twice; a button that is pressed again is pressed again.
  const isKnown =
    given.by !== 'page' &&
    answers.some(({ answer, at, by }) => answer === given.answer && at === given.at && by === given.by)
  const last = answers.at(-1)
  if (isKnown) return { fate: last?.answer === given.answer ? 'again' : 'overruled', answers }
  if (!isAnswerable(offer, placement, given.at) || answers.length >= mostAnswers) return { fate: 'closed' }
  if (last && last.answer === given.answer && last.at <= given.at) return { fate: 'again' }
  const inOrder = [...answers, given].toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  return { fate: inOrder.at(-1) === given ? 'taken' : 'overruled', answers: inOrder }
}
