import type { ReplyAnswer } from '../../domain/notices/notice-templates.ts'
import type { CheckInAnswer } from '../../domain/stabilisation/check-in.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { answerCheckIns } from '../stabilisation/answer-check-ins.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { replyWithTripPage } from './reply-with-trip-page.ts'
import type { TripPageView } from './trip-page-view.ts'

async function answerOnPage({ params, body }: Call<Routes['answer-on-page']>, deps: Deps) {
  return replyWithTripPage(params.token, deps, async (view) => {
    if (!(await take(view, body.answer, deps))) return '这个问题已经结束，不用再答复。'
    await closeQuestionOf(view.page.workerId, deps)
    return '您的答复收到了，谢谢。'
  })
}

/** False where nothing is asked that this would answer. */
async function take({ page, offer, checkIn }: TripPageView, answer: ReplyAnswer, deps: Deps): Promise<boolean> {
  const { workerId } = page
  const at = deps.clock.now()
  if (answer === 'accepted' || answer === 'declined') {
    if (!offer) return false
    const { batchId, chunk, round, offerId, jobOrderId } = offer
    const asks = { about: 'offer' as const, batchId, chunk, round, offerId, jobOrderId }
    await answerOffers([{ asks, workerId, answer, at }], deps)
    return true
  }
  if (!checkIn || !answersOn(checkIn.day).includes(answer)) return false
  const { batchId, chunk, cohortId, day } = checkIn
  const asks = { about: 'check-in' as const, batchId, chunk, cohortId, day }
  await answerCheckIns([{ asks, workerId, answer, at }], deps)
  return true
}

function answersOn(day: number): readonly CheckInAnswer[] {
  return day === 1 ? ['as-promised', 'not-as-promised', 'needs-help'] : ['fine', 'needs-help', 'has-left']
}

export const handler = http(routes['answer-on-page'], answerOnPage)
