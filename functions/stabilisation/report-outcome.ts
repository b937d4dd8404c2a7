import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { outOfScope } from '../wiring/staff.ts'
import { looksAfter } from './case-for.ts'
import { type Routes, routes } from './catalog.ts'
import { settle } from './settle.ts'

async function reportOutcome({ params, body, staff }: Call<Routes['report-outcome']>, deps: Deps) {
  const known = await deps.cases.awaited(params.caseId)
  if (!known) return noSuch('case')
  if (!looksAfter(staff, known.one)) return outOfScope()
  const settled = await settle(known, body, staff.subject, deps)
  return isRefusal(settled) ? settled : { ...settled, sealedText: undefined }
}

export const handler = http(routes['report-outcome'], reportOutcome)
