import { isRefusal } from '../../domain/kernel/refusal.ts'
import { certifySkill as certified } from '../../domain/surveys/skill-certificate.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerOfCounty } from './worker-of-county.ts'

/** The number is sealed with the person's key, and goes with it. */
async function certifySkill(
  { params, body, staff }: Call<Routes['certify-skill']>,
  { workers, skillCertificates, vault, clock }: Pick<Deps, 'workers' | 'skillCertificates' | 'vault' | 'clock'>,
) {
  const worker = await workerOfCounty(staff, params.workerId, { workers })
  if (isRefusal(worker)) return worker
  const certificate = certified(worker, body, { by: staff.subject, now: clock.now() })
  if (isRefusal(certificate)) return certificate
  const sealedNumber = await vault.sealFor(worker.workerId, 'certificate', body.number)
  await skillCertificates.keep(certificate, { countyCode: worker.countyCode, sealedNumber })
  return certificate
}

export const handler = http(routes['certify-skill'], certifySkill)
