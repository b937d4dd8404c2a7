import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { looksAfter } from './looks-after.ts'
import { settle } from './settle.ts'

async function reportOutcome({ params, body, staff }: Call<Routes['report-outcome']>, deps: Deps) {
  const known = await deps.cases.get(params.caseId)
  if (!known) return refuse('not-found', 'There is no such case.')
  return looksAfter(staff, known) ? settle(known, body, staff.subject, deps) : outOfScope()
}

export const handler = http(routes['report-outcome'], reportOutcome)
