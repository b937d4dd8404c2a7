import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { certify } from '../../domain/surveys/qualification.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { workerOfCounty } from './worker-of-county.ts'

/** Policy, office and consent are sealed; the person's own record says until when, and nothing else. */
async function certifyQualification(
  { params, body, staff }: Call<Routes['certify-qualification']>,
  { workers, qualifications, vault, clock }: Pick<Deps, 'workers' | 'qualifications' | 'vault' | 'clock'>,
) {
  const worker = await workerOfCounty(staff, params.workerId, { workers })
  if (isRefusal(worker)) return worker
  const qualification = certify(worker, body, { by: staff.subject, now: clock.now() })
  if (isRefusal(qualification)) return qualification
  const { workerId, version } = worker
  const { until } = qualification
  const sealed = await vault.sealFor(workerId, 'qualification', JSON.stringify(qualification))
  if (!(await qualifications.certify(worker, { until, sealed })))
    return refuse('conflict', surveySentences('person-changed', { version: version ?? 1 }))
  return { workerId, qualifiesUntil: until }
}

export const handler = http(routes['certify-qualification'], certifyQualification)
