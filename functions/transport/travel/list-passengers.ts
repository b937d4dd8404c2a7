import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { passengerView } from '../../../domain/transport/trips/passenger-view.ts'
import { type Call, http } from '../../wiring/http.ts'
import { type ManifestReading, readManifest } from '../read-manifest.ts'
import { type Routes, routes } from './catalog.ts'

/** The whole list: no vehicle holds more than a page can carry. */
async function listPassengers(call: Call<Routes['list-passengers']>, deps: ManifestReading) {
  const found = await readManifest(call, deps, { wantsIds: false })
  return isRefusal(found) ? found : found.answered({ items: found.lines.map(passengerView) })
}

export const handler = http(routes['list-passengers'], listPassengers)
