import { isDeepStrictEqual } from 'node:util'
import type { EntityItem } from 'electrodb'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import type { Waiting, WaitingEntry, WaitingScope } from '../../domain/kernel/waiting.ts'
import { rulesOfWaiting, type WaitingKind } from '../../domain/kernel/waiting-kinds.ts'
import { type Database, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { partByLetters } from '../part-by-letters.ts'
import { putEach } from '../put-each.ts'

/** Partitions of the province's list, which may hold thousands and is written to from everywhere; the others are small. */
const provinceParts = 8

export function partsOfList(scope: WaitingScope): number[] {
  return Array.from({ length: scope === 'province' ? provinceParts : 1 }, (_, part) => part)
}

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
        // Holds no more of an entry than this and its end. Kinds spread it: one is written some hundred times a second at most.
        inOrder: {
          index: 'gsi3',
          pk: { field: 'gsi3pk', composite: ['scope', 'kind'] },
          sk: { field: 'gsi3sk', composite: ['since', 'id'] },
        },
      },
    },
    database,
  )
}

export type StoredEntry = EntityItem<ReturnType<typeof waitingEntity>>
type Key = Pick<StoredEntry, 'scope' | 'part' | 'kind' | 'id'>

/** What of the entity a transaction of another store uses. */
interface Writing<Put, Delete> {
  put(row: StoredEntry): { commit(): Put }
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

function changesOf(before: Stood, after: readonly Waiting[]): { put: StoredEntry[]; remove: Key[] } {
  const [known, stands] = [byKey('perhaps' in before ? before.perhaps : before), byKey(after)]
  const stood = 'perhaps' in before ? new Map<string, StoredEntry>() : known
  return {
    put: [...stands].filter(([key, row]) => !isDeepStrictEqual(stood.get(key), row)).map(([, row]) => row),
    remove: [...known]
      .filter(([key]) => !stands.has(key))
      .map(([, { scope, part, kind, id }]) => ({ scope, part, kind, id })),
  }
}

function byKey(waiting: readonly Waiting[]): Map<string, StoredEntry> {
  const rows = waiting.flatMap(rowsOf)
  return new Map(rows.map((row) => [`${row.scope} ${row.kind} ${row.id}`, row]))
}

/** One for each list. */
export function rowsOf({ scopes, until, note, count, ...entry }: Waiting): StoredEntry[] {
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

export function partOf(scope: WaitingScope, id: string): number {
  return scope === 'province' ? partByLetters(id, provinceParts) : 0
}
