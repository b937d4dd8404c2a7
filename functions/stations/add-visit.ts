import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { judgeVisit } from '../../domain/stations/judge-visit.ts'
import { stationSentences } from '../../domain/stations/station-sentences.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { visitsFor } from './visits-for.ts'

async function addVisit(
  { body, staff, key }: Call<Routes['add-visit']>,
  { visits, stations, enterprises, clock }: Pick<Deps, 'visits' | 'stations' | 'enterprises' | 'clock'>,
) {
  const [station, enterprise] = await Promise.all([stations.get(body.stationId), enterprises.get(body.enterpriseId)])
  if (!station) return noSuch('station')
  if (!enterprise) return noSuch('enterprise')
  const refused = visitsFor(staff, station)
  if (refused) return refused
  const visitId = derivedId('VisitId', 'by hand', key)
  const known = await visits.get(visitId)
  const other = madeOtherwise(known, body, ['enterpriseId', 'cityCode'], visitId)
  if (other) return other
  if (known) return known
  const madeAt = clock.now()
  const wrong = judgeVisit(body, station, madeAt)
  if (wrong) return wrong
  const made = { madeAt, madeBy: staff.subject }
  const visit = await visits.plan({ visitId, ...body, enterpriseName: enterprise.name, state: 'planned', ...made })
  if (visit === 'busy') throw new Error('a visit by hand is held to no number of visits')
  if (visit?.visitId === visitId) return visit
  return refuse('conflict', stationSentences('visit-planned', { date: visit?.date ?? '–', id: visit?.visitId ?? '–' }))
}

export const handler = http(routes['add-visit'], addVisit)
