import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { latestPageOf } from '../notices/latest-page-of.ts'
import { askForHelp } from '../stabilisation/ask-for-help.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerFor } from './worker-for.ts'

/** Somebody asked a colleague for help, by the same rules as by a text or on their page. */
async function recordHelp({ params, body, staff, key }: Call<Routes['record-help']>, deps: Deps) {
  const worker = await workerFor(staff, params.workerId, deps)
  if (isRefusal(worker)) return worker
  const { workerId } = worker
  if (!(await latestPageOf(workerId, deps))) return refuse('invalid-state', stabilisationSentences('never-asked'))
  const { text, isUrgent } = body
  const said = text === undefined || text === '' ? {} : { text }
  await askForHelp({ workerId, at: deps.clock.now(), key, by: isUrgent ? 'cry' : 'call', ...said }, deps)
  return undefined
}

export const handler = http(routes['record-help'], recordHelp)
