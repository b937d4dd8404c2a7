import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { callsOf, callUnitsOf, type PossibleCall } from './calls-of.ts'
import { type Routes, routes } from './catalog.ts'
import { showCalls } from './show-calls.ts'

type Needed = Pick<
  Deps,
  | 'batches'
  | 'cohorts'
  | 'offers'
  | 'checkIns'
  | 'workers'
  | 'messages'
  | 'disasters'
  | 'helpOffers'
  | 'vault'
  | 'clock'
>

/** Chunks and cohorts that one page reads, at most. */
const mostReads = 40
const batchesAtOnce = 20

/** Where a list goes on: the page of batches, the batch in it, and its unit. */
type Place = readonly [batches: string | null, batch: number, unit: number]

/**
 * Whom to call, newest batch first. Nothing is kept for it: it is read off the open questions, so that it empties as they are
 * answered or close. A page may be shorter than asked for before the end.
 */
async function listCalls({ query, staff }: Call<Routes['list-calls']>, deps: Needed) {
  const place = placeOf(query.cursor)
  if (isRefusal(place)) return place
  let [from, first, unit] = place
  const found: PossibleCall[] = []
  let reads = 0
  for (;;) {
    const page = query.batchId ? await onlyBatch(query.batchId, deps) : await deps.batches.list(from, batchesAtOnce)
    if (query.batchId && page.items.length === 0) return noSuch('transfer batch')
    for (let index = first; index < page.items.length; index += 1) {
      const batch = page.items[index]
      if (!batch) continue
      const units = callUnitsOf(batch, await deps.cohorts.ofBatch(batch.batchId))
      for (; unit < units.length; unit += 1) {
        if (found.length >= query.limit || reads >= mostReads) return shown(found, [from, index, unit])
        const one = units[unit]
        if (one) found.push(...(await callsOf(one, batch, staff, deps)))
        reads += 1
      }
      unit = 0
      reads += 1
    }
    if (page.next === null) return shown(found, null)
    from = page.next
    first = 0
  }

  async function shown(calls: readonly PossibleCall[], next: Place | null) {
    const why = `${staff.subject} reads the call list, masked`
    const cursor = next && Buffer.from(JSON.stringify(next)).toString('base64url')
    return { items: await showCalls(calls, { why }, deps.vault), next: cursor }
  }
}

async function onlyBatch(batchId: TransferBatch['batchId'], { batches }: Pick<Deps, 'batches'>) {
  const batch = await batches.get(batchId)
  return { items: batch ? [batch] : [], next: null }
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return [null, 0, 0] as const
  try {
    const [from, batch, unit] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const isFrom = from === null || typeof from === 'string'
    if (!isFrom || !Number.isInteger(batch) || !Number.isInteger(unit)) return unknownCursor()
    return [from, batch, unit] as Place
  } catch {
    return unknownCursor()
  }
}

export const handler = http(routes['list-calls'], listCalls)
