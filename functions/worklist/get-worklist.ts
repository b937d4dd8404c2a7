import type { CaseId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { PlaceInList, WaitingEntry } from '../../domain/kernel/waiting.ts'
import { allWaitingKinds, rulesOfWaiting } from '../../domain/kernel/waiting-kinds.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { WaitingPage } from '../../storage/kernel/waiting-lists.ts'
import { lateWithOf } from '../stabilisation/late-with-of.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { unknownCursor } from '../wiring/page-query.ts'
import { type Routes, routes } from './catalog.ts'
import { scopesFor } from './scopes-for.ts'
import { workItem } from './work-item.ts'

/** The longest waiting first. The counts are of all kinds, whichever of them the page shows. */
async function getWorklist(
  { query, staff }: Call<Routes['get-worklist']>,
  deps: Pick<Deps, 'waiting' | 'cases' | 'stations' | 'clock'>,
) {
  const { waiting, clock } = deps
  const scopes = scopesFor(staff, query)
  if (isRefusal(scopes)) return scopes
  const after = query.cursor === undefined ? null : placeAt(query.cursor)
  if (isRefusal(after)) return after
  const now = clock.now()
  const { kind, limit } = query
  const { counts, entries, end } = await waiting.page(scopes, { kind, after, limit }, now)
  const listed = await casesOf(entries, deps)
  const late = await lateWithOf([...listed.values()], deps)
  return {
    counts: inWords(counts),
    items: entries.map((entry) => {
      const one = listed.get(entry.subject['caseId'] ?? '')
      return workItem(entry, now, one && { heldBy: one.heldBy, lateWith: late.get(one.caseId) })
    }),
    next: end && cursorOf(end),
  }
}

/** The cases of a page: whose they are, for who finds one on the list that was given to them or to a colleague. */
async function casesOf(entries: readonly WaitingEntry[], { cases }: Pick<Deps, 'cases'>) {
  const kinds: readonly WaitingEntry['kind'][] = ['case', 'case-overdue', 'case-uncontacted']
  const listed = entries.filter(({ kind }) => kinds.includes(kind))
  const found = await cases.getMany([...new Set(listed.map(({ subject }) => subject['caseId'] as CaseId))])
  return new Map<string, Case>(found.map((one) => [one.caseId, one]))
}

function inWords(counts: WaitingPage['counts']) {
  return allWaitingKinds.flatMap((kind) => {
    const { waiting = 0, overdue = 0 } = counts.get(kind) ?? {}
    const { zh, en } = rulesOfWaiting(kind)
    return waiting === 0 ? [] : { kind, zh, en, waiting, overdue }
  })
}

function cursorOf({ since, kind, id }: PlaceInList): string {
  return Buffer.from(JSON.stringify([since, kind, id])).toString('base64url')
}

function placeAt(cursor: string) {
  try {
    const [since, kind, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    if (typeof since !== 'string' || typeof kind !== 'string' || typeof id !== 'string') return unknownCursor()
    return { since, kind, id } as PlaceInList
  } catch {
    return unknownCursor()
  }
}

export const handler = http(routes['get-worklist'], getWorklist)
