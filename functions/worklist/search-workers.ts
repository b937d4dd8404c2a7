import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { parseNationalId } from '../../domain/surveys/national-id.ts'
import { parsePersonName } from '../../domain/surveys/person-name.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import type { SearchWorkers } from '../../domain/surveys/search-workers.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { nameHashOf } from '../surveys/name-hash-of.ts'
import { workerIdOf } from '../surveys/worker-id-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { viewWorkers } from './view-workers.ts'
import { looksAfterWorker } from './worker-for.ts'

type Needed = Pick<Deps, 'workers' | 'placements' | 'vault'>

/** By keyed hashes alone: nothing is opened to find somebody, and what was asked is kept nowhere. */
async function searchWorkers({ body, staff }: Call<Routes['search-workers']>, deps: Needed) {
  if ('county' in body && staff.role === 'county' && !inScope(staff, { counties: [body.county] })) return { items: [] }
  const found = await matching(body, deps)
  if (isRefusal(found)) return found
  const seen: Worker[] = []
  for (const worker of found) if (await looksAfterWorker(staff, worker, deps)) seen.push(worker)
  return { items: await viewWorkers(seen, { why: `${staff.subject} searches for somebody, masked` }, deps.vault) }
}

async function matching(body: SearchWorkers, { workers, vault }: Needed): Promise<Worker[] | Refusal> {
  if ('phone' in body) {
    const phone = parsePhone(body.phone)
    if (!phone) return refuse('invalid-request', surveySentences('phone-needed'), '#/phone')
    return workers.byPhone(await vault.lookupHash('phone', phone))
  }
  if ('nationalId' in body) {
    const nationalId = parseNationalId(body.nationalId)
    if (!nationalId) return refuse('invalid-request', surveySentences('id-needed'), '#/nationalId')
    const worker = await workers.get(await workerIdOf(nationalId, vault))
    return worker ? [worker] : []
  }
  const name = parsePersonName(body.name.normalize('NFKC'))
  if (!name) return refuse('invalid-request', surveySentences('name-needed'), '#/name')
  return workers.byName(await nameHashOf({ name, birthDate: body.birthDate, countyCode: body.county }, vault))
}

export const handler = http(routes['search-workers'], searchWorkers)
