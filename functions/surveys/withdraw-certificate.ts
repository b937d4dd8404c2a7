import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerOfCounty } from './worker-of-county.ts'

/** The person takes the consent back: it is gone at once, also where there was none. */
async function withdrawCertificate(
  { params, staff }: Call<Routes['withdraw-certificate']>,
  { workers, skillCertificates }: Pick<Deps, 'workers' | 'skillCertificates'>,
) {
  const worker = await workerOfCounty(staff, params.workerId, { workers })
  if (isRefusal(worker)) return worker
  const { workerId } = worker
  await skillCertificates.erase([{ workerId, brandId: params.brandId }])
  return { items: await skillCertificates.ofWorker(workerId) }
}

export const handler = http(routes['withdraw-certificate'], withdrawCertificate)
