import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isBooked } from '../../domain/transport/trips/booking.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { everyPage } from './every-page.ts'
import type { DemoEnd } from './play-demo.ts'

/** They hold personal details. */
const ownerOnly = 0o600

/** Leaves what the office keeps on paper in a folder, as the API gives it; answers the number of files. */
export async function writeFiles({ batch, surveys, office }: DemoEnd, folder: string): Promise<number> {
  for (const forms of ['manifests', 'roll-calls', 'hand-overs']) await mkdir(join(folder, forms), { recursive: true })
  let written = 0
  async function write(file: string, content: string | Uint8Array): Promise<void> {
    await writeFile(join(folder, file), content, { mode: ownerOnly })
    // One of an earlier run keeps the mode that it was made with.
    await chmod(join(folder, file), ownerOnly)
    written += 1
  }
  const download = async (path: string, file: string) => write(file, await office.get<string | Uint8Array>(path))
  for (const { surveyId } of surveys) await download(`/v1/surveys/${surveyId}/rejected.csv`, `rejected-${surveyId}.csv`)
  for (const { tripId, booking, stops, endsAtPlant, passengers } of await everyPage<Trip>(
    office,
    `/v1/transfer-batches/${batch.batchId}/trips`,
  )) {
    const [first] = stops
    if (!isBooked(booking) || !first) continue
    const name = `${dateInShanghai(first.at)}-${first.name}-${stops.at(-1)?.name}-${tripId.slice(-6)}`
    await download(`/v1/trips/${tripId}/manifest.xlsx`, join('manifests', `${name}.xlsx`))
    await download(`/v1/trips/${tripId}/roll-call.xlsx`, join('roll-calls', `${name}.xlsx`))
    if (endsAtPlant && passengers > 0)
      await download(`/v1/trips/${tripId}/hand-over.xlsx`, join('hand-overs', `${name}.xlsx`))
  }
  const lastDay = 'endedAt' in batch ? dateInShanghai(batch.endedAt) : undefined
  if (lastDay) await download(`/v1/reports/daily?date=${lastDay}&format=xlsx`, `daily-${lastDay}.xlsx`)
  await download(`/v1/transfer-batches/${batch.batchId}/fairness?format=xlsx`, 'fairness.xlsx')
  return written
}
