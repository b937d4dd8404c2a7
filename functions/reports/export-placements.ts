import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { type PlacementLine, placementLine } from '../../domain/reports/placement-line.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import { batchFor } from '../batches/batch-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { listReply } from './list-reply.ts'

/** Chunks of up to 200 people that one page reads. */
const chunksAtOnce = 5

type Needed = Pick<Deps, 'batches' | 'placements' | 'enterprises' | 'workers' | 'vault'>

/** By pseudonym; with `details=full` and a reason the province has names, and each such page is put on record before it is answered. */
async function exportPlacements({ query, staff }: Call<Routes['export-placements']>, deps: Needed) {
  const batch = await batchFor(staff, query.batchId, deps)
  if (isRefusal(batch)) return batch
  const isNamed = query.details === 'full'
  if (isNamed && staff.role !== 'province') return refuse('not-permitted', reportsSentences('names-are-the-provinces'))
  const first = Number(query.cursor ?? 0)
  if (!Number.isSafeInteger(first) || first < 0) return unknownCursor()
  const chunks = Array.from({ length: chunksAtOnce }, (_, index) => first + index).filter(
    (chunk) => chunk < batch.counts.chunks,
  )
  const found = (await Promise.all(chunks.map((chunk) => deps.placements.ofChunk(batch.batchId, chunk)))).flat()
  // A journey home from a post, or back to it, is no placement.
  const placements = found.filter(({ countyCode, returns }) => !returns && inScope(staff, { counties: [countyCode] }))
  const firms = await deps.enterprises.getMany(placements.map(({ enterpriseId }) => enterpriseId))
  const codeOf = new Map(firms.map(({ id, socialCreditCode }) => [id, socialCreditCode]))
  const lines: PlacementLine[] = []
  for (const one of placements) {
    const person = await deps.vault.lookupHash('text', `in exports ${one.workerId}`)
    lines.push(placementLine(one, { person, batch, socialCreditCode: codeOf.get(one.enterpriseId) ?? null }))
  }
  const next = first + chunksAtOnce < batch.counts.chunks ? String(first + chunksAtOnce) : null
  if (!isNamed) return listReply('placements', lines, query, { of: batch.batchId, next })
  const why = query.why ?? ''
  const details = await detailsOf(
    placements,
    `${staff.subject} exports the placements of ${batch.batchId}: ${why}`,
    deps,
  )
  const named = lines.map((line, index) => ({ ...line, ...details[index] }))
  const file = listReply('named-placements', named, query, { of: batch.batchId, next })
  return new OpenedDetails(file, { list: `placements of ${batch.batchId}`, people: named.length, why })
}

/** Of somebody who is erased, what stands in place of their details. */
async function detailsOf(placements: readonly Placement[], why: string, { workers, vault }: Needed) {
  const people = await workers.getMany([...new Set(placements.map(({ workerId }) => workerId))])
  const opened = await vault.openOf(
    people,
    { sealedName: 'name', sealedNationalId: 'national-id', sealedPhone: 'phone' },
    why,
  )
  const of = new Map(people.map(({ workerId }, index) => [workerId, opened[index]]))
  return placements.map(({ workerId }) => {
    const person = of.get(workerId)
    return {
      name: person?.sealedName.reveal() ?? '',
      nationalId: person?.sealedNationalId.reveal() ?? '',
      phone: person?.sealedPhone.reveal() ?? '',
    }
  })
}

export const handler = http(routes['export-placements'], exportPlacements)
