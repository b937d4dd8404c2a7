import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import { Qualification } from '../../domain/surveys/qualification.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { reasonForDetails } from '../wiring/reason-for-details.ts'
import { type Routes, routes } from './catalog.ts'
import { workerOfCounty } from './worker-of-county.ts'

async function getQualification(
  { params, query, staff }: Call<Routes['get-qualification']>,
  { workers, qualifications, vault, clock }: Pick<Deps, 'workers' | 'qualifications' | 'vault' | 'clock'>,
) {
  const worker = await workerOfCounty(staff, params.workerId, { workers })
  if (isRefusal(worker)) return worker
  const why = reasonForDetails(query.why)
  if (isRefusal(why)) return why
  const { workerId } = worker
  const kept = await qualifications.get(workerId)
  if (!kept || kept.until < dateInShanghai(clock.now())) return noSuch('qualification of this person')
  const [opened] = await vault.openOf(
    [kept],
    { sealed: 'qualification' },
    `${staff.subject} reads the policy of ${workerId}: ${why}`,
  )
  const qualification = Qualification.parse(JSON.parse(opened?.sealed ?? ''))
  return new OpenedDetails({ workerId, ...qualification }, { list: workerId, people: 1, why })
}

export const handler = http(routes['get-qualification'], getQualification)
