import { isDeepStrictEqual } from 'node:util'
import { QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { Entity, type EntityItem } from 'electrodb'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import { type Waiting, type WaitingEntry, type WaitingScope, waitsNow } from '../../domain/kernel/waiting.ts'
import { rulesOfWaiting, type WaitingKind } from '../../domain/kernel/waiting-kinds.ts'
import { type Database, text, typed } from '../database.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'

/** Partitions of the province's list, which may hold thousands and is written to from everywhere; the others are small. */
const provinceParts = 8

/**
 * The work lists: an entry of its own for each fact that waits and each list it stands on. Whoever writes the fact writes its
 * entries in the same transaction, so that one is there exactly while the other waits.
 */
export function waitingEntity(database: Database) {
  return new Entity(
    {
      model: { entity: 'waiting', version: '1', service: 'zhida' },
      attributes: {
        scope: { type: text<WaitingScope>(), required: true },
        part: { type: 'number', required: true },
        kind: { type: text<WaitingKind>(), required: true },
        id: { type: 'string', required: true },
        subject: { type: typed<WaitingEntry['subject']>(), required: true },
        since: { type: text<Instant>(), required: true },
        until: { type: text<Instant>() },
        note: { type: typed<NonNullable<WaitingEntry['note']>>() },
        count: { type: 'number' },
        /** Of what ends by itself. */
        expiresAt: { type: 'number' },
      },
      indexes: {
        ofScope: { pk: { field: 'pk', composite: ['scope', 'part'] }, sk: { field: 'sk', composite: ['kind', 'id'] } },
      },
    },
    database,
  )
}

type Stored = EntityItem<ReturnType<typeof waitingEntity>>
type Key = Pick<Stored, 'scope' | 'part' | 'kind' | 'id'>

/** What of the entity a transaction of another store uses. */
interface Writing<Put, Delete> {
  put(row: Stored): { commit(): Put }
  delete(key: Key): { commit(): Delete }
}

/** What stood on the lists before: just these entries, or perhaps some of them. */
export type Stood = readonly Waiting[] | { readonly perhaps: readonly Waiting[] }

/** The writes that bring the lists from the entries before to those after; none where nothing changes. */
export function entryWrites<Put, Delete>(
  entity: Writing<Put, Delete>,
  before: Stood,
  after: readonly Waiting[],
): (Put | Delete)[] {
  const { put, remove } = changesOf(before, after)
  return [...put.map((row) => entity.put(row).commit()), ...remove.map((key) => entity.delete(key).commit())]
}

/** The same without a transaction. */
export async function writeEntries(
  entity: ReturnType<typeof waitingEntity>,
  before: Stood,
  after: readonly Waiting[],
): Promise<void> {
  const { put, remove } = changesOf(before, after)
  await putEach(put, (some) => entity.put(some).go())
  await putEach(remove, (some) => entity.delete(some).go())
}

/** How many writes that takes. */
export function entryCount(before: Stood, after: readonly Waiting[]): number {
  const { put, remove } = changesOf(before, after)
  return put.length + remove.length
}

function changesOf(before: Stood, after: readonly Waiting[]): { put: Stored[]; remove: Key[] } {
  const [known, stands] = [byKey('perhaps' in before ? before.perhaps : before), byKey(after)]
  const stood = 'perhaps' in before ? new Map<string, Stored>() : known
  return {
    put: [...stands].filter(([key, row]) => !isDeepStrictEqual(stood.get(key), row)).map(([, row]) => row),
    remove: [...known]
      .filter(([key]) => !stands.has(key))
      .map(([, { scope, part, kind, id }]) => ({ scope, part, kind, id })),
  }
}

function byKey(waiting: readonly Waiting[]): Map<string, Stored> {
  const rows = waiting.flatMap(rowsOf)
  return new Map(rows.map((row) => [`${row.scope} ${row.kind} ${row.id}`, row]))
}

/** One for each list. */
export function rowsOf({ scopes, until, note, count, ...entry }: Waiting): Stored[] {
  const ends = rulesOfWaiting(entry.kind).endsByItself && until !== null
  return scopes.map((scope) => ({
    ...entry,
    scope,
    part: partOf(scope, entry.id),
    ...(until === null ? {} : { until }),
    ...(note && { note }),
    ...(count === undefined ? {} : { count }),
    ...(ends ? { expiresAt: Math.floor(epochOf(until) / 1000) } : {}),
  }))
}

function partOf(scope: WaitingScope, id: string): number {
  if (scope !== 'province') return 0
  let sum = 0
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) % 65_521
  return sum % provinceParts
}

/** An entry as a list is counted and put in order: without what it is about. */
export interface ListedEntry extends Pick<WaitingEntry, 'kind' | 'id' | 'since' | 'until'> {
  readonly scope: WaitingScope
}

export function waitingIn(database: Database) {
  const waiting = waitingEntity(database)

  /** Thousands may lie here, so no more of each is read than its order needs. */
  async function partOfList(scope: WaitingScope, part: number): Promise<ListedEntry[]> {
    const attributes = ['kind', 'id', 'since', 'until'] as const
    const asked = waiting.query.ofScope({ scope, part }).params({ attributes: [...attributes] })
    const found: ListedEntry[] = []
    let start: Record<string, unknown> | undefined
    do {
      const page = await database.client.send(
        new QueryCommand({ ...(asked as QueryCommandInput), ExclusiveStartKey: start, ConsistentRead: true }),
      )
      for (const { kind, id, since, until = null } of (page.Items ?? []) as Omit<ListedEntry, 'scope'>[])
        found.push({ scope, kind, id, since, until })
      start = page.LastEvaluatedKey
    } while (start)
    return found
  }
  return {
    /** What waits now on these lists, each once, the one that waits longest first. */
    async of(scopes: readonly WaitingScope[], now: Instant): Promise<ListedEntry[]> {
      const parts = [...new Set(scopes)].flatMap((scope) =>
        Array.from({ length: scope === 'province' ? provinceParts : 1 }, (_, part) => partOfList(scope, part)),
      )
      const found = new Map<string, ListedEntry>()
      for (const entry of (await Promise.all(parts)).flat())
        if (waitsNow(entry, now)) found.set(`${entry.kind} ${entry.id}`, entry)
      return [...found.values()].sort(byAge)
    },
    /** The whole of these entries, in their order; one that was settled meanwhile is left out. */
    async read(entries: readonly ListedEntry[]): Promise<WaitingEntry[]> {
      const keys = entries.map(({ scope, kind, id }) => ({ scope, part: partOf(scope, id), kind, id }))
      if (keys.length === 0) return []
      const read = (some: typeof keys) => waiting.get(some).go({ preserveBatchOrder: true, consistent: true })
      return (await readEach(keys, read)).map(entryOf)
    },
  }
}

function entryOf({ kind, id, subject, since, until, note, count }: Stored): WaitingEntry {
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

type Aged = Pick<WaitingEntry, 'since' | 'kind' | 'id'>

/** Oldest first; a list keeps this order from page to page. */
export function byAge(one: Aged, other: Aged): number {
  return compare(one.since, other.since) || compare(one.kind, other.kind) || compare(one.id, other.id)
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
