import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { caseFor } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { settle } from './settle.ts'

async function reportOutcome({ params, body, staff }: Call<Routes['report-outcome']>, deps: Deps) {
  const known = await caseFor(staff, params.caseId, deps)
  if (isRefusal(known)) return known
  const settled = await settle(known, body, staff.subject, deps)
  return isRefusal(settled) ? settled : { ...settled, sealedText: undefined }
}

export const handler = http(routes['report-outcome'], reportOutcome)
