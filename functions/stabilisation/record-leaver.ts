import { noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { speaksFor } from '../wiring/speaks-for.ts'
import { type Routes, routes } from './catalog.ts'
import { workerLeft } from './worker-left.ts'

async function recordLeaver(
  { params: { enterpriseId }, body: { placementId, leftOn, by }, staff }: Call<Routes['record-leaver']>,
  deps: Pick<Deps, 'enterprises' | 'placements' | 'workers' | 'clock'>,
) {
  const enterprise = await deps.enterprises.get(enterpriseId)
  if (!enterprise) return noSuch('enterprise')
  return speaksFor(staff, enterprise) ?? (await workerLeft(enterpriseId, { placementId, leftOn, by }, deps))
}

export const handler = http(routes['record-leaver'], recordLeaver)
