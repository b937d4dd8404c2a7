import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { keepEvidence } from './keep-evidence.ts'

async function attachToCase(
  { params, body, staff }: Call<Routes['attach-to-case']>,
  deps: Pick<Deps, 'cases' | 'evidence' | 'bucket' | 'vault' | 'clock'>,
) {
  const one = await caseFor(staff, params.caseId, deps)
  if (isRefusal(one)) return one
  const { workerId, batchId, placementId } = one
  return keepEvidence({ workerId, batchId, placementId, addedBy: staff.subject }, body, deps)
}

export const handler = http(routes['attach-to-case'], attachToCase)
