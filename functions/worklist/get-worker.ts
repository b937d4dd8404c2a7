import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { type Routes, routes } from './catalog.ts'
import { storyOf } from './story-of.ts'
import { viewWorkers } from './view-workers.ts'
import { workerFor } from './worker-for.ts'

async function getWorker({ params, query, staff }: Call<Routes['get-worker']>, deps: Deps) {
  const worker = await workerFor(staff, params.workerId, deps)
  if (isRefusal(worker)) return worker
  const isWhole = query.details === 'full'
  const why = `${staff.subject} reads ${worker.workerId}, ${isWhole ? query.why : 'masked'}`
  const [view] = await viewWorkers([worker], { why, isWhole }, deps.vault)
  const story = { worker: view, ...(await storyOf(worker, deps)) }
  return isWhole ? new OpenedDetails(story, { list: worker.workerId, people: 1, why: query.why ?? '' }) : story
}

export const handler = http(routes['get-worker'], getWorker)
