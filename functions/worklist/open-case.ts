import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { caseInWords } from '../../domain/stabilisation/case.ts'
import { openByHand } from '../../domain/stabilisation/open-case.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { keepWithOpenCase } from '../stabilisation/keep-with-open-case.ts'
import { openCases } from '../stabilisation/open-cases.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerFor } from './worker-for.ts'

/** A colleague opens a case for somebody; one that is open already takes what was said. */
async function openCase({ body: { workerId, kind, toldBy, note }, staff, key }: Call<Routes['open-case']>, deps: Deps) {
  const worker = await workerFor(staff, workerId, deps)
  if (isRefusal(worker)) return worker
  const journey = await deps.links.latestOf(workerId)
  if (!journey) return refuse('invalid-state', stabilisationSentences('never-asked'))
  const { batchId, chunk } = journey
  const placement = await deps.placements.get(batchId, chunk, workerId)
  const sealedText = note === '' ? undefined : await deps.vault.sealFor(workerId, 'text', note)
  const { countyCode } = worker
  const told = { key, at: deps.clock.now(), kind, openedBy: staff.subject, toldBy, sealedText }
  const one = openByHand({ workerId, batchId, chunk, countyCode }, placement, told)
  await openCases([one], deps)
  await keepWithOpenCase(one, key, deps)
  const standingId = await deps.cases.openOne(workerId, kind)
  const standing = (await deps.cases.get(one.caseId)) ?? (standingId && (await deps.cases.get(standingId)))
  return caseInWords(standing || one, deps.clock.now())
}

export const handler = http(routes['open-case'], openCase)
