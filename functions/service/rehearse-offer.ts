import { candidateOf } from '../../domain/batches/candidate.ts'
import { confirmedPlaces } from '../../domain/enterprises/headcount.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plus } from '../../domain/kernel/instant.ts'
import { matchInThread } from '../../domain/matching/match-in-thread.ts'
import { matchingRound } from '../../domain/matching/matching-round.ts'
import { isCandidate } from '../../domain/surveys/is-candidate.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { answerOffers } from '../matching/answer-offers.ts'
import { promisesOf } from '../matching/promises-of.ts'
import { type Notice, sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { unlessRefused } from '../wiring/refused.ts'
import { rehearsed } from '../wiring/rehearse.ts'
import { task } from '../wiring/task.ts'
import { idsOf, Rehearsal, rehearsedCounty } from './rehearsal.ts'

/** The place that was confirmed is matched, offered by a text that nobody gets, and accepted; the placement must then be there. */
async function rehearseOffer(rehearsal: Rehearsal, deps: Deps) {
  const { batchId, chunk, round } = idsOf(rehearsal)
  const worker = await registered(deps)
  const { workerId } = worker
  const isPlaced = async () => (await deps.placements.get(batchId, chunk, workerId))?.journey.state === 'accepted'
  // By a try before this one.
  if (await isPlaced()) return {}
  if (!isCandidate(worker)) throw new Error('the person of the rehearsal may be offered nothing')
  const order = await matched(rehearsal, worker, deps)
  const now = deps.clock.now()
  const answerUntil = plus(now, { hours: 1 })
  const promised = await promisesOf([order], deps)
  const offer = {
    offerId: derivedId('OfferId', batchId, round, workerId),
    batchId,
    chunk,
    round,
    workerId,
    jobOrderId: order.id,
    ...promised(order.id, order.startDate),
    sentAt: now,
    answerUntil,
    state: 'sent' as const,
  }
  await deps.offers.make([offer])
  const { employer, city, post, monthlyWage, startDate } = offer.promise
  const asks = { about: 'offer' as const, batchId, chunk, round, offerId: offer.offerId, jobOrderId: order.id }
  const notice: Notice = {
    worker,
    template: 'job-offer',
    variables: { enterprise: employer, city, post, wage: monthlyWage, start: startDate, deadline: answerUntil },
    link: { batchId, chunk },
    question: { closesAt: answerUntil, asks },
    atOnce: true,
  }
  await sendNotices({ key: `rehearsal-${batchId}`, notices: [notice] }, deps)
  const [text] = await deps.messages.ofWorker(workerId, [])
  if (text?.state !== 'sent') throw new Error(`the text of the offer is ${text?.state ?? 'not there'}`)

  const yes = { asks, workerId, answer: 'accepted' as const, at: deps.clock.now() }
  const fate = (await answerOffers([yes], deps)).get(yes)
  if (!(await isPlaced())) throw new Error(`the yes was ${fate}, and there is no placement`)
  return {}
}

async function registered({ workers }: Pick<Deps, 'workers'>): Promise<Worker> {
  const { items } = await workers.ofCounty(rehearsedCounty, null)
  const [worker] = items
  if (!worker || items.length > 1) throw new Error(`the registry lists ${items.length} people of the rehearsal`)
  return worker
}

async function matched(rehearsal: Rehearsal, worker: Worker, deps: Pick<Deps, 'headcounts' | 'jobOrders' | 'clock'>) {
  const { batchId, jobOrderId, chunk } = idsOf(rehearsal)
  const [asked, order] = await Promise.all([deps.headcounts.get(batchId, jobOrderId), deps.jobOrders.get(jobOrderId)])
  if (!asked || !order) throw new Error('the question or its job order is not there')
  const confirmed = [{ jobOrder: order, places: confirmedPlaces(asked.request), startDate: order.startDate }]
  const candidates = [candidateOf(worker, chunk, dateInShanghai(deps.clock.now()))]
  const { instance } = matchingRound({ candidates, confirmed, offers: [], placements: [] })
  const { assignments } = unlessRefused(await matchInThread(instance))
  if (assignments.length !== 1) throw new Error(`${assignments.length} people were matched with the one place`)
  return order
}

export const handler = rehearsed(task(Rehearsal, rehearseOffer))
