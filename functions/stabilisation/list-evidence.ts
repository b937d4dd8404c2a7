import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'

/** What was attached by whom the case is about, and for them, in its batch; at most some, so that there is one page. */
async function listEvidence(
  { params, staff }: Call<Routes['list-evidence']>,
  { cases, evidence }: Pick<Deps, 'cases' | 'evidence'>,
) {
  const one = await caseFor(staff, params.caseId, { cases })
  if (isRefusal(one)) return one
  const items = (await evidence.ofWorker(one.workerId)).filter(({ batchId }) => batchId === one.batchId)
  return { items }
}

export const handler = http(routes['list-evidence'], listEvidence)
