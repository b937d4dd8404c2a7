import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { CheckInAnswer } from '../../domain/stabilisation/check-in.ts'
import type { AnswerCall, CallKey } from '../../domain/stabilisation/phone-call.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { answerCheckIns } from '../stabilisation/answer-check-ins.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { callFor } from './call-for.ts'
import { type Routes, routes } from './catalog.ts'

/**
 * What somebody said on the telephone, by the same rules as a text or a button. That the call was made is on record first, and
 * with whom: then no reminder goes out, and nobody calls again, whatever came of it.
 */
async function answerCall({ params, body, staff }: Call<Routes['answer-call']>, deps: Deps) {
  const found = await callFor(staff, params.callId, deps)
  if (isRefusal(found)) return found
  const { key, possible } = found
  const { answer } = body
  if (answer !== 'not-reached' && !possible.call.answers.includes(answer))
    return refuse('invalid-request', stabilisationSentences('other-answers', { answers: possible.call.answers }))
  const call = { by: staff.subject, at: deps.clock.now() }
  const isNoted =
    key.about === 'offer' ? await deps.offers.noteCall(key, call) : await deps.checkIns.noteCall(key, call)
  if (!isNoted) return refuse('conflict', stabilisationSentences('called-before'))
  const refused = await take(key, answer, call, deps)
  return refused ?? { callId: params.callId, answer, calledBy: call.by, calledAt: call.at }
}

async function take(
  key: CallKey,
  answer: AnswerCall['answer'],
  { at }: { readonly at: Instant },
  deps: Deps,
): Promise<Refusal | undefined> {
  if (answer === 'not-reached') return undefined
  const { workerId } = key
  if (key.about === 'check-in') {
    const [checkIn] = await deps.checkIns.getMany([key])
    if (!checkIn) return closed()
    const { batchId, chunk, cohortId, day } = checkIn
    const asks = { about: 'check-in' as const, batchId, chunk, cohortId, day }
    await answerCheckIns([{ asks, workerId, answer: answer as CheckInAnswer, at }], deps)
    await closeQuestionOf(workerId, deps)
    return undefined
  }
  const [offer] = await deps.offers.getMany([key])
  if (!offer || (answer !== 'accepted' && answer !== 'declined')) return closed()
  const { batchId, chunk, round, offerId, jobOrderId } = offer
  const asks = { about: 'offer' as const, batchId, chunk, round, offerId, jobOrderId }
  const given = { asks, workerId, answer, at, by: 'call' as const }
  const fate = (await answerOffers([given], deps)).get(given) ?? 'closed'
  if (fate === 'closed') return closed()
  if (fate === 'engaged-elsewhere') return refuse('no-answer-open', stabilisationSentences('engaged-elsewhere'))
  await closeQuestionOf(workerId, deps, 'answered')
  return undefined
}

function closed(): Refusal<'no-answer-open'> {
  return refuse('no-answer-open', stabilisationSentences('question-closed'))
}

export const handler = http(routes['answer-call'], answerCall)
