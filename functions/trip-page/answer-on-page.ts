import type { WorkerId } from '../../domain/kernel/ids.ts'
import { isOfferAnswer, offerAnswers } from '../../domain/notices/offer-answers.ts'
import type { CheckInQuestion } from '../../domain/notices/question.ts'
import { readPaidWage } from '../../domain/notices/read-paid-wage.ts'
import type { AnswerOnPage } from '../../domain/stabilisation/answer-on-page.ts'
import { answersTaken, type CheckInAnswer } from '../../domain/stabilisation/check-in.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { answerCheckIns } from '../stabilisation/answer-check-ins.ts'
import { correctCheckIn } from '../stabilisation/correct-check-in.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { pressButton } from './reply-with-trip-page.ts'
import type { Said } from './said.ts'
import { saidOf } from './tell-said.ts'
import type { TripPageView } from './trip-page-view.ts'

async function answerOnPage({ params, query, body }: Call<Routes['answer-on-page']>, deps: Deps) {
  return pressButton(params.token, query.lang, deps, (view) => take(view, body, deps))
}

/** What came of the answer: nothing may be asked that it would answer. */
async function take(view: TripPageView, body: AnswerOnPage, deps: Deps): Promise<Said> {
  const { page, offer } = view
  const { workerId } = page
  const { answer } = body
  const at = deps.clock.now()
  if (!isOfferAnswer(answer)) return takeCheckIn(view, { ...body, answer }, deps)
  if (!offer) return 'late'
  const { batchId, chunk, round, offerId, jobOrderId } = offer.offer
  const asks = { about: 'offer' as const, batchId, chunk, round, offerId, jobOrderId }
  const given = { asks, workerId, answer: offerAnswers[answer], at, by: 'page' as const }
  const fate = (await answerOffers([given], deps)).get(given) ?? 'closed'
  if (fate !== 'closed') await closeQuestionOf(workerId, deps, 'answered')
  return saidOf[fate]
}

async function takeCheckIn(
  { page: { workerId }, checkIn, hasCheckedIn }: TripPageView,
  { answer, amount = '', late }: AnswerOnPage & { readonly answer: CheckInAnswer },
  deps: Deps,
): Promise<Said> {
  const isContract = checkIn?.asksContract === true && (answer === 'signed' || answer === 'not-signed')
  if (!checkIn || !(isContract || answersTaken(checkIn).includes(answer)))
    return hasCheckedIn ? 'check-in-stands' : 'late'
  const at = deps.clock.now()
  const read = answer === 'paid' ? readPaidWage(amount) : undefined
  if (answer === 'paid' && !read?.paid.minorUnits) return 'amount-unread'
  const said = { answer, at, ...(read && { wage: { paid: read.paid, late: late === 'true' || read.late } }) }
  const { batchId, chunk, cohortId, day, kind } = checkIn
  if (checkIn.state === 'answered' && !isContract) {
    const fate = await correctCheckIn({ cohortId, day, workerId }, said, deps)
    return fate === 'taken' ? 'checked-in' : fate === 'unclear' ? 'amount-odd' : 'check-in-stands'
  }
  const asked = isContract ? ('contract' as const) : kind
  const asks = { about: 'check-in' as const, batchId, chunk, cohortId, day, ...(asked && { kind: asked }) }
  const unclear = await answerCheckIns([{ asks, workerId, ...said }], deps)
  if (unclear.size > 0) return 'amount-odd'
  await closeAnswered(workerId, asks, deps)
  // A text may have been faster: the first answer stands, and what follows from it.
  const [standing] = await deps.checkIns.getMany([{ cohortId, day, workerId }])
  return !isContract && standing?.state === 'answered' && standing.answer !== answer ? 'check-in-stands' : 'checked-in'
}

/** The question of the phone, where it is the one that was answered here. */
async function closeAnswered(
  workerId: WorkerId,
  { cohortId, day, kind }: CheckInQuestion,
  deps: Pick<Deps, 'workers' | 'questions'>,
): Promise<void> {
  const worker = await deps.workers.get(workerId)
  const open = worker && (await deps.questions.openOn([worker.phoneHash])).get(worker.phoneHash)
  if (open?.workerId !== workerId || open.asks.about !== 'check-in') return
  const isSame = open.asks.cohortId === cohortId && open.asks.day === day && open.asks.kind === kind
  if (isSame) await deps.questions.close([open])
}

export const handler = http(routes['answer-on-page'], answerOnPage)
