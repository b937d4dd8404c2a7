import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { withdrawPriority } from './withdraw-priority.ts'
import { workerOfCounty } from './worker-of-county.ts'

/** The person takes the separate consent back: what was kept is gone at once, and nothing else of theirs is changed. */
async function withdrawQualification(
  { params, staff }: Call<Routes['withdraw-qualification']>,
  deps: Pick<Deps, 'workers' | 'qualifications' | 'clock'>,
) {
  const worker = await workerOfCounty(staff, params.workerId, deps)
  if (isRefusal(worker)) return worker
  await withdrawPriority(worker.workerId, deps.clock.now(), deps)
  return { workerId: worker.workerId, qualifiesUntil: null }
}

export const handler = http(routes['withdraw-qualification'], withdrawQualification)
