import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { transportSentences } from '../../domain/transport/plan/transport-sentences.ts'
import { travelOwn } from '../transport/travel/travel-own.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerFor } from './worker-for.ts'

/** Somebody told a colleague that they travel on their own and keep the post, by the same rules as on their page. */
async function travelAlone({ params, body, staff }: Call<Routes['travel-alone']>, deps: Deps) {
  const worker = await workerFor(staff, params.workerId, deps)
  if (isRefusal(worker)) return worker
  const { workerId } = worker
  const placements = [...(await deps.placements.ofWorker(workerId)), ...(await deps.placements.returnsOf(workerId))]
  const placement = placements.find(({ batchId }) => batchId === body.batchId)
  if (!placement) return noSuch('transfer batch')
  const stands = await travelOwn({ batchId: body.batchId, chunk: placement.chunk, workerId }, deps)
  if (stands === 'chosen') return undefined
  return refuse('invalid-state', transportSentences(refusals[stands]))
}

const refusals = { may: 'own-not-yet', 'not-yet': 'own-not-yet', 'too-late': 'own-too-late', none: 'own-none' } as const

export const handler = http(routes['travel-alone'], travelAlone)
