import { derivedId } from '../../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import type { BoardingStop } from '../../../domain/transport/trips/boarding-stop.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { countyFor } from './county-for.ts'

/** More than any county has; a list that is longer comes from a sheet gone wrong. */
const mostStops = 100

/** Adds a stop to a county, or puts right what is known of it: one of the same name and landmark is the same stop. */
async function addStop({ params, body, staff }: Call<Routes['add-stop']>, { offices }: Pick<Deps, 'offices'>) {
  const county = countyFor(staff, params.county)
  if (isRefusal(county)) return county
  const { name, landmark } = body
  const wider = 'prefecture' in county ? county.prefecture : county.province
  if (county.name.startsWith(name) || wider.startsWith(name))
    return refuse('invalid-state', transportSentences('stop-too-wide', { name }))
  const stopId = derivedId('EventId', county.code, 'stop', name, landmark)
  const known = await offices.get(county.code)
  if (known.stops.length >= mostStops && !known.stops.some((one) => one.stopId === stopId))
    return refuse('invalid-state', transportSentences('too-many-stops', { most: mostStops }))
  const changed = await offices.change(county.code, (office) => {
    const others = office.stops.filter((one) => one.stopId !== stopId)
    const isDefault = body.isDefault || !others.some((one) => one.isDefault)
    const stop: BoardingStop = { ...body, stopId, isDefault }
    return { ...office, stops: [...others.map((one) => (isDefault ? { ...one, isDefault: false } : one)), stop] }
  })
  return changed.stops.find((one) => one.stopId === stopId)
}

export const handler = http(routes['add-stop'], addStop)
