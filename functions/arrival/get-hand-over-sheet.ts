import { arrivalSentences } from '../../domain/arrival/arrival-sentences.ts'
import { handOverSheet } from '../../domain/arrival/hand-over-sheet.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { type ManifestReading, readManifest } from '../transport/read-manifest.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'

async function getHandOverSheet(
  call: Call<Routes['get-hand-over-sheet']>,
  deps: ManifestReading & Pick<Deps, 'clock'>,
) {
  const found = await readManifest(call, deps)
  if (isRefusal(found)) return found
  const { trip, lines, answered } = found
  if (!trip.endsAtPlant) return refuse('invalid-state', arrivalSentences('feeder'))
  if (lines.length === 0) return refuse('invalid-state', arrivalSentences('nobody-travels'))
  const sheet = await handOverSheet(trip, lines, deps.clock.now())
  return answered(new FileReply(routes['get-hand-over-sheet'].answers, sheet, `${trip.tripId}-hand-over.xlsx`))
}

export const handler = http(routes['get-hand-over-sheet'], getHandOverSheet)
