import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { manifestSheet } from '../../../domain/transport/trips/manifest-sheet.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { FileReply } from '../../wiring/reply.ts'
import { type ManifestReading, readManifest } from '../read-manifest.ts'
import { type Routes, routes } from './catalog.ts'

async function getManifest(call: Call<Routes['get-manifest']>, deps: ManifestReading & Pick<Deps, 'clock'>) {
  const found = await readManifest(call, deps, { wantsPosts: false })
  if (isRefusal(found)) return found
  const { trip, lines, answered } = found
  const sheet = await manifestSheet(trip, lines, deps.clock.now())
  return answered(new FileReply(routes['get-manifest'].answers, sheet, `${trip.tripId}-v${trip.manifest.version}.xlsx`))
}

export const handler = http(routes['get-manifest'], getManifest)
