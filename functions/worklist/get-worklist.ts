import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { WaitingEntry } from '../../domain/kernel/waiting.ts'
import { allWaitingKinds, rulesOfWaiting } from '../../domain/kernel/waiting-kinds.ts'
import { byAge, type ListedEntry } from '../../storage/kernel/waiting.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { type Routes, routes } from './catalog.ts'
import { scopesFor } from './scopes-for.ts'
import { isOverdue, workItem } from './work-item.ts'

/** The longest waiting first. The counts are of all kinds, whichever of them the page shows. */
async function getWorklist(
  { query, staff }: Call<Routes['get-worklist']>,
  { waiting, clock }: Pick<Deps, 'waiting' | 'clock'>,
) {
  const scopes = scopesFor(staff, query)
  if (isRefusal(scopes)) return scopes
  const last = query.cursor === undefined ? null : entryAt(query.cursor)
  if (isRefusal(last)) return last
  const now = clock.now()
  const all = await waiting.of(scopes, now)
  const rest = all.filter(
    (entry) => (query.kind === undefined || entry.kind === query.kind) && (last === null || byAge(last, entry) < 0),
  )
  const page = rest.slice(0, query.limit)
  const end = page.at(-1)
  const items = await waiting.read(page)
  return {
    counts: countsOf(all, now),
    items: items.map((entry) => workItem(entry, now)),
    next: end && rest.length > page.length ? cursorOf(end) : null,
  }
}

function countsOf(all: readonly ListedEntry[], now: Instant) {
  const ofKind = Map.groupBy(all, ({ kind }) => kind)
  return allWaitingKinds.flatMap((kind) => {
    const entries = ofKind.get(kind) ?? []
    const { zh, en } = rulesOfWaiting(kind)
    const overdue = entries.filter((entry) => isOverdue(entry, now)).length
    return entries.length === 0 ? [] : { kind, zh, en, waiting: entries.length, overdue }
  })
}

/** The place of an entry in its list: what came and went before it moves nobody's page. */
function cursorOf({ since, kind, id }: Pick<WaitingEntry, 'since' | 'kind' | 'id'>): string {
  return Buffer.from(JSON.stringify([since, kind, id])).toString('base64url')
}

function entryAt(cursor: string) {
  try {
    const [since, kind, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof since !== 'string' || typeof kind !== 'string' || typeof id !== 'string') return unknownCursor()
    return { since, kind, id } as Pick<WaitingEntry, 'since' | 'kind' | 'id'>
  } catch {
    return unknownCursor()
  }
}

export const handler = http(routes['get-worklist'], getWorklist)
