import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { rollCallSheet } from '../../../domain/transport/trips/roll-call-sheet.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { FileReply } from '../../wiring/reply.ts'
import { type ManifestReading, readManifest } from '../read-manifest.ts'
import { type Routes, routes } from './catalog.ts'

async function getRollCallSheet(
  call: Call<Routes['get-roll-call-sheet']>,
  deps: ManifestReading & Pick<Deps, 'clock'>,
) {
  const found = await readManifest(call, deps, { wantsIds: false, wantsPosts: false })
  if (isRefusal(found)) return found
  const { trip, lines, answered } = found
  const sheet = await rollCallSheet(trip, lines, deps.clock.now())
  return answered(new FileReply(routes['get-roll-call-sheet'].answers, sheet, `${trip.tripId}-roll-call.xlsx`))
}

export const handler = http(routes['get-roll-call-sheet'], getRollCallSheet)
