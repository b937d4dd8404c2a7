import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** What a station or an enterprise offered somebody who is at their post over the festival. It asks nothing of them. */
async function recordFestivalService(
  { params, body, staff }: Call<Routes['record-festival-service']>,
  { placements, workers, festivalServices, clock }: Pick<Deps, 'placements' | 'workers' | 'festivalServices' | 'clock'>,
) {
  const placement = await placements.byId(params.placementId)
  if (!placement || placement.returns) return noSuch('placement')
  const { placementId, workerId, enterpriseId, countyCode, cityCode, journey } = placement
  if (!inScope(staff, { cities: [cityCode] })) return outOfScope()
  const worker = await workers.get(workerId)
  if (journey.state !== 'handed-over' || !worker || !consents(worker))
    return refuse('invalid-state', stabilisationSentences('not-at-post'))
  if (body.on > dateInShanghai(clock.now()))
    return refuse('invalid-request', stabilisationSentences('service-ahead'), '#/on')
  const whose = { placementId, workerId, enterpriseId, countyCode, cityCode }
  const service = { ...body, ...whose, at: clock.now(), by: staff.subject }
  await festivalServices.record(service)
  return service
}

export const handler = http(routes['record-festival-service'], recordFestivalService)
