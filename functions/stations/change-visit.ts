import { isRefusal, noSuch, refuse } from '../../domain/kernel/refusal.ts'
import { judgeVisit } from '../../domain/stations/judge-visit.ts'
import { stationSentences } from '../../domain/stations/station-sentences.ts'
import type { Visit } from '../../domain/stations/visit.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { visitFor } from './visit-for.ts'
import { visitsFor } from './visits-for.ts'

/** A visit is changed until it was made; what was cancelled stays so. */
async function changeVisit(
  { params: { visitId }, body, staff }: Call<Routes['change-visit']>,
  { visits, stations, clock }: Pick<Deps, 'visits' | 'stations' | 'clock'>,
) {
  const seen = await visitFor(staff, visitId, { visits })
  if (isRefusal(seen)) return seen
  const [own, next] = await Promise.all([stations.get(seen.stationId), stations.get(body.stationId ?? seen.stationId)])
  if (!own || !next) return noSuch('station')
  const refused = visitsFor(staff, own)
  if (refused) return refused
  const changed = await visits.change(visitId, (before): Visit | ReturnType<typeof refuse> => {
    if (body.cancel !== undefined && before.state === 'cancelled') return before
    if (before.state !== 'planned') return refuse('invalid-state', stationSentences('visit-over'))
    if (body.cancel !== undefined) return { ...before, state: 'cancelled', cancelled: body.cancel }
    const { stationId = before.stationId, date = before.date, who = before.who } = body
    const after = { ...before, stationId, date, who }
    return judgeVisit(after, next, clock.now()) ?? after
  })
  return changed ?? noSuch('visit')
}

export const handler = http(routes['change-visit'], changeVisit)
