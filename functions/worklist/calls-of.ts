import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { cityByCode } from '../../domain/kernel/places/cities.ts'
import type { Words } from '../../domain/kernel/words.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import { isUnheard } from '../../domain/notices/is-unheard.ts'
import type { ReplyAnswer } from '../../domain/notices/notice-templates.ts'
import { replyTerms } from '../../domain/notices/reply-terms.ts'
import { answersTaken, type CheckIn, checkInDays } from '../../domain/stabilisation/check-in.ts'
import type { FollowedCohort } from '../../domain/stabilisation/cohort.ts'
import { isWageDue, nextAskedAt } from '../../domain/stabilisation/is-wage-due.ts'
import { callIdOf, type PhoneCall } from '../../domain/stabilisation/phone-call.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { mayBeContacted } from '../../domain/surveys/may-be-contacted.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { messageIdOf } from '../../storage/notices/mailings.ts'
import { offerKey, reminderKey } from '../matching/offer-notices.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, type Staff } from '../wiring/staff.ts'

/** A call as it is listed, with whose it is; their details are opened by whoever shows it. */
export interface PossibleCall {
  readonly worker: Worker
  readonly call: Omit<PhoneCall, 'name' | 'phone' | 'secondPhone'>
}

type Reading = Pick<Deps, 'offers' | 'checkIns' | 'workers' | 'messages' | 'disasters' | 'helpOffers' | 'clock'>

/** One read of the list: a chunk of open offers, or a cohort that is being asked. */
export type CallUnit = { readonly chunk: number } | { readonly cohort: FollowedCohort }

export function callUnitsOf(batch: TransferBatch, cohorts: readonly FollowedCohort[]): CallUnit[] {
  const isAsking = batch.state === 'running' && batch.progress.step === 'waiting for answers'
  const chunks = isAsking ? Array.from({ length: batch.counts.chunks }, (_, chunk) => ({ chunk })) : []
  return [...chunks, ...cohorts.map((cohort) => ({ cohort }))]
}

/** Whom a colleague may call in a unit. */
export async function callsOf(
  unit: CallUnit,
  { batchId }: Pick<TransferBatch, 'batchId'>,
  staff: Staff,
  deps: Reading,
): Promise<PossibleCall[]> {
  const now = deps.clock.now()
  if ('chunk' in unit) {
    const open = (await deps.offers.ofChunk(batchId, unit.chunk)).filter(
      (offer) => !offer.calledBy && isOpenOffer(offer, now),
    )
    return offerCalls(open, staff, deps)
  }
  // The day that is being asked is the first without a result.
  const day = checkInDays.find((one) => unit.cohort.checkpoints[one] === undefined)
  if (day === undefined) return []
  const { cohortId } = unit.cohort
  const asked = (await deps.checkIns.ofCheckpoint(cohortId, day)).filter((checkIn) => !checkIn.calledBy)
  // Between the two the wages become due that were not on day 30.
  const wages = day === 90 ? await deps.checkIns.ofCheckpoint(cohortId, 30) : []
  return checkInCalls(
    [...asked.filter((one) => isOpenCheckIn(one, now)), ...wages.filter((one) => isWageDue(one, now))],
    staff,
    deps,
  )
}

export function isOpenOffer({ state, answerUntil, roundClosedAt }: Offer, now: Instant): boolean {
  return state === 'sent' && answerUntil > now && roundClosedAt === undefined
}

/** Who made a call may still write down what came of it. */
export function isCallable(checkIn: CheckIn, now: Instant): boolean {
  return isOpenCheckIn(checkIn, now) || isWageDue(checkIn, now)
}

export function isOpenCheckIn({ state, closesAt }: CheckIn, now: Instant): boolean {
  return state === 'asked' && closesAt > now
}

/**
 * Nobody is called twice, or called who was reminded by a text that reached them, or about a job whose county was hit since: they are
 * called to be offered help. Who made a call may still write down what came of it.
 */
export async function offerCalls(open: readonly Offer[], staff: Staff, deps: Reading): Promise<PossibleCall[]> {
  const uncalled = open.filter(({ calledBy }) => calledBy === undefined || calledBy === staff.subject)
  const names = (offer: Offer) =>
    [offerKey(offer), reminderKey(offer)].map((key) => ({ key, workerId: offer.workerId }))
  const messages = await deps.messages.named(uncalled.flatMap(names))
  const workers = await contactable(uncalled, deps)
  const helpFirst = await whoIsHelpedFirst([...workers.values()], deps)
  return uncalled.flatMap((offer) => {
    const { batchId, chunk, round, workerId, promise, answerUntil } = offer
    const worker = workers.get(workerId)
    const [asked, reminder] = names(offer).map(({ key }) => messages.get(messageIdOf(key, workerId)))
    if (!worker || (reminder && !isUnheard(reminder)) || (!offer.returns && helpFirst.has(workerId))) return []
    if (!inScope(staff, { counties: [worker.countyCode], cities: [promise.cityCode] })) return []
    const { employer, city, post, monthlyWage, startDate } = promise
    const call: PossibleCall['call'] = {
      callId: callIdOf({ about: 'offer', batchId, chunk, round, workerId }),
      about: 'offer',
      batchId,
      workerId,
      countyCode: worker.countyCode,
      until: answerUntil,
      isUnheard: !asked || isUnheard(asked),
      ...asking(
        stabilisationSentences('ask-offer', {
          employer,
          city: { zh: city, en: cityByCode(promise.cityCode)?.pinyin ?? `“${city}”` },
          post,
          wage: inYuan(monthlyWage),
          startDate,
        }),
        ['accepted', 'declined'],
      ),
    }
    return [{ worker, call }]
  })
}

export async function checkInCalls(open: readonly CheckIn[], staff: Staff, deps: Reading): Promise<PossibleCall[]> {
  const uncalled = open.filter(
    ({ state, calledBy }) => state === 'answered' || calledBy === undefined || calledBy === staff.subject,
  )
  const name = ({ cohortId, day, workerId }: CheckIn) => ({ key: `check-in-${cohortId}-${day}`, workerId })
  const messages = await deps.messages.named(uncalled.map(name))
  const workers = await contactable(uncalled, deps)
  return uncalled.flatMap((checkIn) => {
    const { cohortId, day, workerId, batchId, countyCode, cityCode, closesAt } = checkIn
    const worker = workers.get(workerId)
    const asked = messages.get(messageIdOf(name(checkIn).key, workerId))
    if (!worker || !inScope(staff, { counties: [countyCode], cities: [cityCode] })) return []
    const call: PossibleCall['call'] = {
      callId: callIdOf({ about: 'check-in', cohortId, day, workerId }),
      about: 'check-in',
      batchId,
      workerId,
      countyCode,
      until: checkIn.state === 'answered' ? nextAskedAt(checkIn) : closesAt,
      isUnheard: !asked || isUnheard(asked),
      ...asking(
        questionOf(checkIn),
        checkIn.state === 'answered' ? ['paid', 'unpaid', 'not-due'] : answersTaken(checkIn),
      ),
      ...(checkIn.asksContract && checkIn.contract === undefined && { asksContract: true }),
    }
    return [{ worker, call }]
  })
}

const questions = { contract: 'ask-contract', wage: 'ask-wage', later: 'ask-later' } as const

function questionOf({ day, kind }: CheckIn): Words {
  if (kind) return stabilisationSentences(questions[kind], { day })
  return day === 1 ? stabilisationSentences('ask-first-day') : stabilisationSentences('ask-later-day', { day })
}

function asking({ zh, en }: Words, answers: readonly ReplyAnswer[]) {
  const answerWords = answers.map((one) => replyTerms[one])
  return { question: zh, questionWords: { zh, en }, answers: [...answers], answerWords }
}

/** A call is a message: whoever may not be written to is not called. */
async function contactable(
  asked: readonly Pick<Offer, 'workerId'>[],
  { workers }: Pick<Deps, 'workers'>,
): Promise<ReadonlyMap<Worker['workerId'], Worker>> {
  const found = await workers.getMany([...new Set(asked.map(({ workerId }) => workerId))])
  return new Map(found.filter(mayBeContacted).map((worker) => [worker.workerId, worker]))
}
