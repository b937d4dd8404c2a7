import type { Instant } from '../../domain/kernel/instant.ts'
import {
  byAge,
  isOverdue,
  lateSince,
  type PlaceInList,
  type WaitingEntry,
  type WaitingScope,
  waitsNow,
} from '../../domain/kernel/waiting.ts'
import { allWaitingKinds, rulesOfWaiting, type WaitingKind } from '../../domain/kernel/waiting-kinds.ts'
import { askOf } from '../ask-of.ts'
import type { Database } from '../database.ts'
import { readEach } from '../read-each.ts'
import { sortsFirst, sortsLast } from '../sort-ends.ts'
import { partOf, partsOfList, type StoredEntry, waitingEntity } from './waiting.ts'

/** An entry as a list is counted and put in order: without what it is about. */
export interface ListedEntry extends PlaceInList, Pick<WaitingEntry, 'until'> {
  readonly scope: WaitingScope
}

/** How many of a kind wait, and of how many the time is over. */
export interface WaitingCount {
  readonly waiting: number
  readonly overdue: number
}

/** As it is measured: since when the one is late that has been so longest. */
export interface WaitingMeasure extends WaitingCount {
  readonly lateSince: Instant | null
}

interface Asked {
  /** All kinds unless one is named. */
  readonly kind?: WaitingKind | undefined
  readonly after: PlaceInList | null
  readonly limit: number
}

export interface WaitingPage {
  /** Of all kinds that wait, whichever the page shows. */
  readonly counts: ReadonlyMap<WaitingKind, WaitingCount>
  readonly entries: readonly WaitingEntry[]
  /** After which the next page begins; null on the last. */
  readonly end: PlaceInList | null
}

/** Entries of one list that are read to see whether it is short. */
const shortList = 100

/** The work lists as they are read. */
export function waitingIn(database: Database) {
  const waiting = waitingEntity(database)

  const ask = askOf(database)
  /** A part of a list, whole or so many of it, as it stands at this moment. */
  async function partOfList(scope: WaitingScope, part: number, most = Number.POSITIVE_INFINITY) {
    const attributes = ['kind', 'id', 'since', 'until'] as const
    const asked = waiting.query.ofScope({ scope, part }).params({ attributes: [...attributes] })
    const found: ListedEntry[] = []
    let start: Record<string, unknown> | undefined
    do {
      const limit = most === Number.POSITIVE_INFINITY ? {} : { Limit: most - found.length }
      const page = await ask<Omit<ListedEntry, 'scope'>>(asked, {
        ...limit,
        ExclusiveStartKey: start,
        ConsistentRead: true,
      })
      for (const { kind, id, since, until = null } of page.items) found.push({ scope, kind, id, since, until })
      start = page.LastEvaluatedKey
    } while (start && found.length < most)
    return { found, hasMore: start !== undefined }
  }
  /** What the entries of some kinds are about, as they stand at this moment. */
  async function subjectsIn(scope: WaitingScope, kinds: readonly WaitingKind[]): Promise<WaitingEntry['subject'][]> {
    const asked = kinds.flatMap((kind) => partsOfList(scope).map((part) => ({ scope, part, kind })))
    const found = await Promise.all(
      asked.map((one) => waiting.query.ofScope(one).go({ pages: 'all', attributes: ['subject'], consistent: true })),
    )
    return found.flatMap(({ data }) => data.map(({ subject }) => subject))
  }
  async function wholeList(scope: WaitingScope): Promise<ListedEntry[]> {
    const parts = await Promise.all(partsOfList(scope).map((part) => partOfList(scope, part)))
    return parts.flatMap(({ found }) => found)
  }
  /** The first entries of a list, and whether it has others. */
  async function beginningOf(scope: WaitingScope) {
    const parts = partsOfList(scope)
    const read = await Promise.all(parts.map((part) => partOfList(scope, part, Math.ceil(shortList / parts.length))))
    return { scope, found: read.flatMap(({ found }) => found), hasMore: read.some(({ hasMore }) => hasMore) }
  }
  /** Those of one kind on one list that wait now, after a place. */
  async function ofKind(scope: WaitingScope, kind: WaitingKind, { after, limit }: Asked, now: Instant) {
    const found: ListedEntry[] = []
    const asked = waiting.query
      .inOrder({ scope, kind })
      .between(firstAfter(kind, after), { since: now, id: sortsLast() })
      .params()
    let start: Record<string, unknown> | undefined
    do {
      const page = await ask<{ gsi3pk: string; gsi3sk: string; until?: Instant }>(asked, {
        Limit: limit + 1,
        ExclusiveStartKey: start,
      })
      for (const { until = null, ...keys } of page.items) {
        const { since, id } = placeIn(keys.gsi3sk)
        const entry = { scope, kind, id, since, until }
        if (waitsNow(entry, now) && (after === null || byAge(after, entry) < 0)) found.push(entry)
      }
      start = page.LastEvaluatedKey
    } while (start && found.length <= limit)
    return { found, isAll: start === undefined }
  }
  async function countOf(scope: WaitingScope, kind: WaitingKind, now: Instant): Promise<WaitingCount> {
    const asked = waiting.query
      .inOrder({ scope, kind })
      .between({ since: sortsFirst() }, { since: now, id: sortsLast() })
      .where(({ until }, { lte, lt }) => (rulesOfWaiting(kind).endsByItself ? lte(until, now) : lt(until, now)))
      .params()
    let [all, over] = [0, 0]
    let start: Record<string, unknown> | undefined
    do {
      const page = await ask(asked, { Select: 'COUNT', ExclusiveStartKey: start })
      all += page.ScannedCount ?? 0
      over += page.Count ?? 0
      start = page.LastEvaluatedKey
    } while (start)
    return rulesOfWaiting(kind).endsByItself ? { waiting: all - over, overdue: 0 } : { waiting: all, overdue: over }
  }
  /** Every entry of one kind, by what the index holds of it. */
  async function measureOf(scope: WaitingScope, kind: WaitingKind, now: Instant): Promise<WaitingMeasure> {
    const asked = waiting.query
      .inOrder({ scope, kind })
      .between({ since: sortsFirst() }, { since: now, id: sortsLast() })
      .params()
    const found: { since: Instant; until: Instant | null }[] = []
    let start: Record<string, unknown> | undefined
    do {
      const page = await ask<{ gsi3sk: string; until?: Instant }>(asked, { ExclusiveStartKey: start })
      for (const { gsi3sk, until = null } of page.items) found.push({ since: placeIn(gsi3sk).since, until })
      start = page.LastEvaluatedKey
    } while (start)
    const open = found.filter((entry) => waitsNow({ kind, ...entry }, now))
    const late = open.flatMap((entry) => lateSince({ kind, ...entry }, now) ?? []).toSorted()
    return {
      waiting: open.length,
      overdue: open.filter((entry) => isOverdue(entry, now)).length,
      lateSince: late[0] ?? null,
    }
  }
  /** One list, of which no more is read than the page. Kinds of which that is not all are counted by the table. */
  async function pageOfOne(scope: WaitingScope, asked: Asked, now: Instant) {
    const counted = async (kind: WaitingKind) => {
      const isShown = asked.kind === undefined || asked.kind === kind
      const { found, isAll } = isShown ? await ofKind(scope, kind, asked, now) : { found: [], isAll: false }
      const seen = asked.after === null && isAll ? countsOf(found, now).get(kind) : await countOf(scope, kind, now)
      return { kind, found, count: seen ?? { waiting: 0, overdue: 0 } }
    }
    const kinds = await Promise.all(allWaitingKinds.map(counted))
    return {
      counts: new Map(kinds.map(({ kind, count }) => [kind, count])),
      rest: kinds.flatMap(({ found }) => found).sort(byAge),
    }
  }
  /** The whole of these entries, in their order; one that was settled meanwhile is left out. */
  async function read(entries: readonly ListedEntry[]): Promise<WaitingEntry[]> {
    const keys = entries.map(({ scope, kind, id }) => ({ scope, part: partOf(scope, id), kind, id }))
    if (keys.length === 0) return []
    const get = (some: typeof keys) => waiting.get(some).go({ preserveBatchOrder: true, consistent: true })
    return (await readEach(keys, get)).map(entryOf)
  }
  /**
   * Short lists are read whole, and several together: who looks after two counties finds a trip of both once. One long list
   * is counted kind by kind and read as far as the page goes; the province's, kept in parts because it is long, from the beginning.
   */
  async function look(scopes: readonly WaitingScope[], asked: Asked, now: Instant) {
    const [one, ...others] = scopes
    if (one !== undefined && others.length === 0 && partsOfList(one).length > 1) return pageOfOne(one, asked, now)
    const begun = await Promise.all(scopes.map(beginningOf))
    const holding = begun.filter(({ found }) => found.length > 0)
    const [only] = holding
    if (only?.hasMore && holding.length === 1) return pageOfOne(only.scope, asked, now)
    const lists = await Promise.all(
      holding.map(async ({ scope, found, hasMore }) => (hasMore ? wholeList(scope) : found)),
    )
    const all = united(lists.flat(), now)
    const { kind, after } = asked
    const rest = all.filter(
      (entry) => (kind === undefined || entry.kind === kind) && (after === null || byAge(after, entry) < 0),
    )
    return { counts: countsOf(all, now), rest }
  }
  return {
    subjectsIn,
    /** All that waits now on one list, kind by kind. */
    async measure(scope: WaitingScope, now: Instant): Promise<ReadonlyMap<WaitingKind, WaitingMeasure>> {
      const kinds = allWaitingKinds.map(async (kind) => [kind, await measureOf(scope, kind, now)] as const)
      return new Map(await Promise.all(kinds))
    },
    /** What waits now on these lists, each once, the one that waits longest first. */
    async page(scopes: readonly WaitingScope[], asked: Asked, now: Instant): Promise<WaitingPage> {
      const { counts, rest } = await look([...new Set(scopes)], asked, now)
      const page = rest.slice(0, asked.limit)
      const end = rest.length > page.length ? (page.at(-1) ?? null) : null
      return { counts, entries: await read(page), end }
    },
  }
}

function firstAfter(kind: WaitingKind, after: PlaceInList | null): { since: Instant; id?: string } {
  if (after === null) return { since: sortsFirst() }
  const { since } = after
  if (kind === after.kind) return { since, id: after.id }
  return kind < after.kind ? { since, id: sortsLast() } : { since }
}

/** What the key of the index says of an entry. */
function placeIn(key: string): Pick<PlaceInList, 'since' | 'id'> {
  const [, since, id] = /#since_(.+?)#id_(.+)$/.exec(key) ?? []
  if (since === undefined || id === undefined) throw new Error(`${key} is no key of a work list`)
  return { since: since.toUpperCase() as Instant, id }
}

function united(entries: readonly ListedEntry[], now: Instant): ListedEntry[] {
  const found = new Map<string, ListedEntry>()
  for (const entry of entries) if (waitsNow(entry, now)) found.set(`${entry.kind} ${entry.id}`, entry)
  return [...found.values()].sort(byAge)
}

function countsOf(entries: readonly ListedEntry[], now: Instant): Map<WaitingKind, WaitingCount> {
  const byKind = Map.groupBy(entries, ({ kind }) => kind)
  return new Map(
    [...byKind].map(([kind, some]) => [
      kind,
      { waiting: some.length, overdue: some.filter((entry) => isOverdue(entry, now)).length },
    ]),
  )
}

function entryOf({ kind, id, subject, since, until, note, count }: StoredEntry): WaitingEntry {
  return {
    kind,
    id,
    subject,
    since,
    until: until ?? null,
    ...(note && { note }),
    ...(count === undefined ? {} : { count }),
  }
}
