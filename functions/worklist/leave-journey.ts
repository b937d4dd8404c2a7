import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { isPastBoarding } from '../../domain/matching/placement.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { withdrawWorker } from '../arrival/withdraw-worker.ts'
import { closeQuestionOf } from '../notices/close-question-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerFor } from './worker-for.ts'

/** Somebody told a colleague that they do not go, by the same rules as by a text or on their page: no reason, no consequence. */
async function leaveJourney({ params, body, staff }: Call<Routes['leave-journey']>, deps: Deps) {
  const worker = await workerFor(staff, params.workerId, deps)
  if (isRefusal(worker)) return worker
  const { workerId } = worker
  const { batchId } = body
  const { placements, links } = deps
  const [placed, returning, asked] = await Promise.all([
    placements.ofWorker(workerId),
    placements.returnsOf(workerId),
    links.ofWorker(workerId),
  ])
  const page = [...placed, ...returning, ...asked].find((one) => one.batchId === batchId)
  if (!page) return noSuch('transfer batch')
  const { withdrawn } = await withdrawWorker({ batchId, chunk: page.chunk, workerId }, deps)
  const placement = await deps.placements.get(batchId, page.chunk, workerId)
  if (!withdrawn && placement && isPastBoarding(placement.journey))
    return refuse('invalid-state', stabilisationSentences('on-board-already'))
  await closeQuestionOf(workerId, deps)
  return undefined
}

export const handler = http(routes['leave-journey'], leaveJourney)
