import type { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { type PlacementLine, placementLine } from '../../domain/reports/placement-line.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import { batchFor } from '../batches/batch-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { inScope, type Staff } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { listReply } from './list-reply.ts'
import { type PlacementsPage, placementsOfBatch } from './placements-of-batch.ts'
import { placementsOfMonth } from './placements-of-month.ts'

/** Chunks of up to 200 people that one page reads. */
const chunksAtOnce = 5

type Needed = Pick<Deps, 'batches' | 'placements' | 'enterprises' | 'workers' | 'vault' | 'clock'>

/** By pseudonym; with `details=full` and a reason the province has names, and each such page is put on record before it is answered. */
async function exportPlacements({ query, staff }: Call<Routes['export-placements']>, deps: Needed) {
  const page = await pageOf(query, staff, deps)
  if (isRefusal(page)) return page
  const { of, found, next } = page
  const isNamed = query.details === 'full'
  if (isNamed && staff.role !== 'province') return refuse('not-permitted', reportsSentences('names-are-the-provinces'))
  // A journey home from a post, or back to it, is no placement.
  const seen = found.filter(
    ({ placement }) => !placement.returns && inScope(staff, { counties: [placement.countyCode] }),
  )
  const firms = await deps.enterprises.getMany(seen.map(({ placement }) => placement.enterpriseId))
  const codeOf = new Map(firms.map(({ id, socialCreditCode }) => [id, socialCreditCode]))
  const lines: PlacementLine[] = []
  for (const { placement, batch } of seen) {
    const person = await deps.vault.lookupHash('text', `in exports ${placement.workerId}`)
    const socialCreditCode = codeOf.get(placement.enterpriseId) ?? null
    lines.push(placementLine(placement, { person, batch, socialCreditCode }))
  }
  if (!isNamed) return listReply('placements', lines, query, { of, next })
  const why = query.why ?? ''
  const details = await detailsOf(
    seen.map(({ placement }) => placement),
    `${staff.subject} exports the placements of ${of}: ${why}`,
    deps,
  )
  const named = lines.map((line, index) => ({ ...line, ...details[index] }))
  const file = listReply('named-placements', named, query, { of, next })
  return new OpenedDetails(file, { list: `placements of ${of}`, people: named.length, why })
}

/** Of one batch, or of all in a month; `of` names which. */
async function pageOf(
  { batchId, month, cursor }: Call<Routes['export-placements']>['query'],
  staff: Staff,
  deps: Needed,
): Promise<(PlacementsPage & { readonly of: string }) | Refusal> {
  if ((batchId === undefined) === (month === undefined))
    return refuse('invalid-request', reportsSentences('batch-or-month'), 'query/batchId')
  if (month !== undefined) {
    const page = await placementsOfMonth(month, cursor, { ...deps, chunksAtOnce })
    return isRefusal(page) ? page : { ...page, of: month }
  }
  const batch = await batchFor(staff, batchId as BatchId, deps)
  if (isRefusal(batch)) return batch
  const page = await placementsOfBatch(batch, cursor, { ...deps, chunksAtOnce })
  return isRefusal(page) ? page : { ...page, of: batch.batchId }
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
