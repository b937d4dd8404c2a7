import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { readPaidWage } from '../../domain/notices/read-paid-wage.ts'
import type { CheckInAnswer } from '../../domain/stabilisation/check-in.ts'
import { isWageDue, wageDueFrom } from '../../domain/stabilisation/is-wage-due.ts'
import type { AnswerCall, CallKey } from '../../domain/stabilisation/phone-call.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import { type AnsweredCheckIn, answerCheckIns } from '../stabilisation/answer-check-ins.ts'
import { correctCheckIn } from '../stabilisation/correct-check-in.ts'
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
  const wage = answer === 'paid' ? wageIn(body) : undefined
  if (answer === 'paid' && !wage) return refuse('invalid-request', stabilisationSentences('amount-unread'), '#/amount')
  if (answer !== 'not-reached' && !possible.call.answers.includes(answer))
    return refuse('invalid-request', stabilisationSentences('other-answers', { answers: possible.call.answers }))
  const call = { by: staff.subject, at: deps.clock.now() }
  const isNoted = key.about === 'offer' ? await deps.offers.noteCall(key, call) : await noteCheckInCall(key, call, deps)
  if (!isNoted) return refuse('conflict', stabilisationSentences('called-before'))
  const refused = await take(key, { ...body, wage }, call, deps)
  return refused ?? { callId: params.callId, answer, calledBy: call.by, calledAt: call.at }
}

/** A wage that has become due is asked about anew: whoever called before then does not count. */
async function noteCheckInCall(
  key: CallKey & { readonly about: 'check-in' },
  call: { readonly by: string; readonly at: Instant },
  { checkIns }: Pick<Deps, 'checkIns'>,
): Promise<boolean> {
  const [checkIn] = await checkIns.getMany([key])
  const since = checkIn && isWageDue(checkIn, call.at) ? wageDueFrom(checkIn) : undefined
  return checkIns.noteCall(key, call, since)
}

async function take(
  key: CallKey,
  { answer, contract, wage }: Pick<AnswerCall, 'answer' | 'contract'> & Pick<AnsweredCheckIn, 'wage'>,
  { at }: { readonly at: Instant },
  deps: Deps,
): Promise<Refusal | undefined> {
  if (answer === 'not-reached') return undefined
  const { workerId } = key
  if (key.about === 'check-in') {
    const [checkIn] = await deps.checkIns.getMany([key])
    if (!checkIn) return closed()
    const { batchId, chunk, cohortId, day, kind } = checkIn
    const asks = { about: 'check-in' as const, batchId, chunk, cohortId, day, ...(kind && { kind }) }
    if (checkIn.state === 'answered') {
      const said = { answer: answer as CheckInAnswer, at, wage, isSure: true }
      const fate = await correctCheckIn({ cohortId, day, workerId }, said, deps)
      return fate === 'taken' ? undefined : closed()
    }
    const ofContract = { ...asks, kind: 'contract' as const }
    if (contract && checkIn.asksContract)
      await answerCheckIns([{ asks: ofContract, workerId, answer: contract, at }], deps)
    await answerCheckIns([{ asks, workerId, answer: answer as CheckInAnswer, at, wage, isSure: true }], deps)
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

function wageIn({ amount, late = false }: AnswerCall): AnsweredCheckIn['wage'] {
  const read = readPaidWage(amount ?? '')
  return read && read.paid.minorUnits > 0 ? { paid: read.paid, late: late || read.late } : undefined
}

function closed(): Refusal<'no-answer-open'> {
  return refuse('no-answer-open', stabilisationSentences('question-closed'))
}

export const handler = http(routes['answer-call'], answerCall)
