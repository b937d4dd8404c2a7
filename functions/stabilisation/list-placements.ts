import { isRefusal } from '../../domain/kernel/refusal.ts'
import { batchOf } from '../batches/batch-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** A chunk of the batch a page; what lies outside the reader's scope is left out, so a page may be short or empty. */
async function listPlacements(
  { query, staff }: Call<Routes['list-placements']>,
  { batches, placements, workers, vault }: Pick<Deps, 'batches' | 'placements' | 'workers' | 'vault'>,
) {
  const { batchId, cursor: chunk } = query
  const batch = await batchOf(batchId, { batches })
  if (isRefusal(batch)) return batch
  const { chunks } = batch.counts
  const ofChunk = chunk < chunks ? await placements.ofChunk(batchId, chunk) : []
  const seen = ofChunk.filter(({ countyCode, cityCode }) =>
    inScope(staff, { counties: [countyCode], cities: [cityCode] }),
  )
  const people = await workers.getMany(seen.map(({ workerId }) => workerId))
  const why = `${staff.subject} reads the placements of ${batchId}, masked`
  const opened = await vault.openOf(people, { sealedName: 'name' }, why)
  const nameOf = new Map(people.map(({ workerId }, position) => [workerId, opened[position]?.sealedName.masked]))
  return {
    items: seen.map((placement) => ({ ...placement, name: nameOf.get(placement.workerId) ?? '' })),
    next: chunk + 1 < chunks ? String(chunk + 1) : null,
  }
}

export const handler = http(routes['list-placements'], listPlacements)
