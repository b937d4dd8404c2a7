import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { inScope, type Staff } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

type Needed = Pick<Deps, 'batches' | 'placements' | 'workers' | 'vault'>

/** Chunks and pages of batches that one page reads, at most, and people after whom none is read any more. */
const mostReads = 40
const enough = 200
const batchesAtOnce = 20

/** Where a list goes on: the page of batches, the batch in it or behind it, and its chunk; batches that began since come before it. */
type Place = readonly [batches: string | null, batch: string | null, chunk: number]

/**
 * Those at posts: a journey home or back is none. Of one batch, a chunk a page; or of all, the newest batch first. What lies outside the
 * reader's scope is left out, so a page may be short or empty before the end.
 */
async function listPlacements({ query, staff }: Call<Routes['list-placements']>, deps: Needed) {
  const { batchId, city, enterpriseId, cursor } = query
  const { batches, placements } = deps
  const isAsked = (one: Placement) =>
    !one.returns &&
    inScope(staff, { counties: [one.countyCode], cities: [one.cityCode] }) &&
    (city === undefined || one.cityCode === city) &&
    (enterpriseId === undefined || one.enterpriseId === enterpriseId)
  if (batchId) {
    const batch = await batches.get(batchId)
    if (!batch) return noSuch('transfer batch')
    const chunk = Number(cursor ?? 0)
    if (!Number.isSafeInteger(chunk) || chunk < 0) return unknownCursor()
    const ofChunk = chunk < batch.counts.chunks ? await placements.ofChunk(batchId, chunk) : []
    const next = chunk + 1 < batch.counts.chunks ? String(chunk + 1) : null
    return { items: await named(ofChunk.filter(isAsked), batchId, staff, deps), next }
  }
  const place = placeOf(cursor)
  if (isRefusal(place)) return place
  let [from, next, chunk] = place
  const found: Placement[] = []
  const page = async (end: Place | null) => ({
    items: await named(found, 'all batches', staff, deps),
    next: end && Buffer.from(JSON.stringify(end)).toString('base64url'),
  })
  let reads = 0
  for (;;) {
    const listed = await batches.list(from, batchesAtOnce)
    reads += 1
    for (const batch of listed.items) {
      if (next !== null && batch.batchId !== next) continue
      next = null
      for (; chunk < batch.counts.chunks; chunk += 1) {
        if (found.length >= enough || reads >= mostReads) return page([from, batch.batchId, chunk])
        found.push(...(await placements.ofChunk(batch.batchId, chunk)).filter(isAsked))
        reads += 1
      }
      chunk = 0
    }
    if (listed.next === null) return page(null)
    from = listed.next
    if (reads >= mostReads) return page([from, next, chunk])
  }
}

async function named(seen: readonly Placement[], of: string, staff: Staff, { workers, vault }: Needed) {
  const people = await workers.getMany([...new Set(seen.map(({ workerId }) => workerId))])
  const why = `${staff.subject} reads the placements of ${of}, masked`
  const opened = await vault.openOf(people, { sealedName: 'name', sealedPhone: 'phone' }, why)
  const shownOf = new Map(people.map(({ workerId }, position) => [workerId, opened[position]]))
  return seen.map((placement) => {
    const { sealedName, sealedPhone } = shownOf.get(placement.workerId) ?? {}
    return { ...placement, name: sealedName?.masked ?? '', phone: sealedPhone?.masked ?? '' }
  })
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return [null, null, 0] as const
  try {
    const [from, batch, chunk] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const isText = (part: unknown) => part === null || typeof part === 'string'
    if (!isText(from) || !isText(batch) || !Number.isSafeInteger(chunk)) return unknownCursor()
    return [from, batch, chunk] as Place
  } catch {
    return unknownCursor()
  }
}

export const handler = http(routes['list-placements'], listPlacements)
