import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { reasonForDetails } from '../wiring/reason-for-details.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { openFile } from './open-file.ts'

async function openEvidence(
  { params, query, staff }: Call<Routes['open-evidence']>,
  deps: Pick<Deps, 'cases' | 'evidence' | 'bucket' | 'vault'>,
) {
  const why = reasonForDetails(query.why)
  if (isRefusal(why)) return why
  const one = await caseFor(staff, params.caseId, deps)
  if (isRefusal(one)) return one
  const kept = await deps.evidence.get(one.workerId, params.evidenceId)
  if (kept?.batchId !== one.batchId) return noSuch('evidence')
  return openFile(kept, { of: one.caseId, by: staff.subject, why }, deps)
}

export const handler = http(routes['open-evidence'], openEvidence)
