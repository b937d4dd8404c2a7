import * as z from 'zod'
import type { Stall } from '../../domain/batches/stall.ts'
import type { BatchId, StallId } from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { type Routes, routes } from './catalog.ts'
import { stallView } from './stall-view.ts'

type Needed = Pick<Deps, 'batches' | 'stalls' | 'waiting' | 'clock'>

/** Batches that one page looks into, at most: most have no stall. */
const mostBatches = 40

const PlaceAmongOpen = z.object({ since: Instant, kind: z.enum(['stall']), id: z.string() })
/** Among all: the batches before this one, and where in it the page before ended. */
const PlaceInBatches = z.object({ batches: z.string().nullable(), within: z.string().nullable() })

/** Over all batches: those that wait for an operator, the longest waiting first, or all with what was decided, the newest batch first. */
async function listAllStalls({ query }: Call<Routes['list-all-stalls']>, deps: Needed) {
  const { standing, cursor, limit } = query
  const place = placeAt(cursor)
  if (standing === 'open') {
    const after = PlaceAmongOpen.nullable().safeParse(place)
    return after.success ? shown(await openStalls(after.data, limit, deps)) : unknownCursor()
  }
  const from = PlaceInBatches.nullable().safeParse(place)
  return from.success ? shown(await everyStall(from.data, limit, deps)) : unknownCursor()
}

function shown({ items, next }: Page<Stall>) {
  return { items: items.map(stallView), next }
}

async function openStalls(
  after: z.infer<typeof PlaceAmongOpen> | null,
  limit: number,
  deps: Needed,
): Promise<Page<Stall>> {
  const page = await deps.waiting.page(['province'], { kind: 'stall', after, limit }, deps.clock.now())
  const found = await Promise.all(
    page.entries.map(({ subject }) => deps.stalls.find(subject['batchId'] as BatchId, subject['stallId'] as StallId)),
  )
  return { items: found.flatMap((one) => (one ? [one.stall] : [])), next: page.end && cursorOf(page.end) }
}

async function everyStall(
  from: z.infer<typeof PlaceInBatches> | null,
  limit: number,
  deps: Needed,
): Promise<Page<Stall>> {
  let { batches, within } = from ?? { batches: null, within: null }
  const items: Stall[] = []
  for (let looked = 0; looked < mostBatches && items.length < limit; looked += 1) {
    const found = await deps.batches.list(batches, 1)
    const [batch] = found.items
    if (batch) {
      const page = await deps.stalls.ofBatch(batch.batchId, within, limit - items.length)
      items.push(...page.items)
      within = page.next
      if (within !== null) continue
    }
    if (found.next === null) return { items, next: null }
    batches = found.next
  }
  return { items, next: cursorOf({ batches, within }) }
}

function cursorOf(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** Of the first page null; undefined where the cursor is none of ours. */
function placeAt(cursor: string | undefined): unknown {
  if (cursor === undefined) return null
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

export const handler = http(routes['list-all-stalls'], listAllStalls)
