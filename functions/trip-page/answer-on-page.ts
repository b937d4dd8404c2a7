import type { ReplyAnswer } from '../../domain/notices/notice-templates.ts'
import { isOfferAnswer, offerAnswers } from '../../domain/notices/offer-answers.ts'
import { answersOn } from '../../domain/stabilisation/check-in.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { answerCheckIns } from '../stabilisation/answer-check-ins.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { pressButton } from './reply-with-trip-page.ts'
import type { Said } from './said.ts'
import { saidOf } from './tell-said.ts'
import type { TripPageView } from './trip-page-view.ts'

async function answerOnPage({ params, query, body }: Call<Routes['answer-on-page']>, deps: Deps) {
  return pressButton(params.token, query.lang, deps, (view) => take(view, body.answer, deps))
}

/** What came of the answer: nothing may be asked that it would answer. */
async function take(view: TripPageView, answer: ReplyAnswer, deps: Deps): Promise<Said> {
  const { page, offer, checkIn } = view
  const { workerId } = page
  const at = deps.clock.now()
  if (isOfferAnswer(answer)) {
    if (!offer) return 'late'
    const { batchId, chunk, round, offerId, jobOrderId } = offer.offer
    const asks = { about: 'offer' as const, batchId, chunk, round, offerId, jobOrderId }
    const given = { asks, workerId, answer: offerAnswers[answer], at, by: 'page' as const }
    const fate = (await answerOffers([given], deps)).get(given) ?? 'closed'
    if (fate !== 'closed') await closeQuestionOf(workerId, deps, 'answered')
    return saidOf[fate]
  }
  if (!checkIn || !answersOn(checkIn.day).includes(answer)) return view.hasCheckedIn ? 'check-in-stands' : 'late'
  const { batchId, chunk, cohortId, day } = checkIn
  const asks = { about: 'check-in' as const, batchId, chunk, cohortId, day }
  await answerCheckIns([{ asks, workerId, answer, at }], deps)
  await closeQuestionOf(workerId, deps)
  // A text may have been faster: the first answer stands, and what follows from it.
  const [standing] = await deps.checkIns.getMany([{ cohortId, day, workerId }])
  return standing?.state === 'answered' && standing.answer !== answer ? 'check-in-stands' : 'checked-in'
}

export const handler = http(routes['answer-on-page'], answerOnPage)
