import { isRefusal } from '../../domain/kernel/refusal.ts'
import { visitFor } from '../stations/visit-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function getVisit({ params, staff }: Call<Routes['get-visit']>, deps: Pick<Deps, 'visits' | 'visitFindings'>) {
  const visit = await visitFor(staff, params.visitId, deps)
  if (isRefusal(visit)) return visit
  return { ...visit, findings: (await deps.visitFindings.get(params.visitId))?.findings ?? null }
}

export const handler = http(routes['get-visit'], getVisit)
