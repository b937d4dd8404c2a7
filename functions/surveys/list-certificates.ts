import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerOfCounty } from './worker-of-county.ts'

async function listCertificates(
  { params, staff }: Call<Routes['list-certificates']>,
  { workers, skillCertificates }: Pick<Deps, 'workers' | 'skillCertificates'>,
) {
  const worker = await workerOfCounty(staff, params.workerId, { workers })
  if (isRefusal(worker)) return worker
  return { items: await skillCertificates.ofWorker(worker.workerId) }
}

export const handler = http(routes['list-certificates'], listCertificates)
