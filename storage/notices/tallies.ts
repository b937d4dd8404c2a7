import type { BatchId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { sumOfTallies, type Tally } from '../../domain/notices/tally.ts'
import { type Database, text } from '../database.ts'
import { Entity } from '../entity.ts'
import { partByLetters } from '../part-by-letters.ts'
import { putEach } from '../put-each.ts'
import { readEach } from '../read-each.ts'
import { sortsFirst, sortsLast } from '../sort-ends.ts'

/** A part's share of a day's figures. The same key counted again replaces itself, so a retried step counts once. */
export interface TallyPart {
  /** When it happened; an earlier try of the same step may have counted it on this day, or on any since. */
  readonly date: CalendarDate
  /** What counted: a chunk's notice, a provider's POST. */
  readonly key: string
  /** Left out where no batch can be named. */
  readonly batchId?: BatchId
  readonly counts: Partial<Tally>
}

/**
 * Of a day and of a batch, so that no key gets hot: where a provider posts each reply by itself, a reply is a write, and a key of the table
 * takes a thousand in a second. The first is where releases before kept all.
 */
const partsOfTallies = 4

export function talliesIn(database: Database) {
  const tallies = new Entity(
    {
      model: { entity: 'tally', version: '1', service: 'zhida' },
      attributes: {
        date: { type: text<CalendarDate>(), required: true },
        key: { type: 'string', required: true },
        batchId: { type: text<BatchId>() },
        /** The part of the day in which it lies. */
        day: { type: 'string', required: true, label: 'date' },
        /** The part of the batch in which it lies; of the day where no batch can be named, and then in no index. */
        under: { type: 'string', required: true },
        smsSent: { type: 'number' },
        smsSegments: { type: 'number' },
        smsReceived: { type: 'number' },
        casesOpened: { type: 'number' },
        casesSettled: { type: 'number' },
        casesUnresolved: { type: 'number' },
      },
      indexes: {
        ofDay: { pk: { field: 'pk', composite: ['day'] }, sk: { field: 'sk', composite: ['key'] } },
        ofBatch: {
          index: 'gsi1',
          condition: ({ batchId }) => batchId !== undefined,
          pk: { field: 'gsi1pk', composite: ['under'] },
          sk: { field: 'gsi1sk', composite: ['date', 'key'] },
        },
      },
    },
    database,
  )
  /** What was counted of parts on the days before today that each may have been counted on, by key. */
  async function countedBefore(parts: readonly TallyPart[], today: CalendarDate): Promise<Map<string, Tally>> {
    const keys = parts.flatMap(({ date, key }) =>
      daysBetween(date, today).flatMap((day) =>
        [...new Set([partOf(day, key), day])].map((part) => ({ day: part, key })),
      ),
    )
    const found = keys.length === 0 ? [] : await readEach(keys, (some) => tallies.get(some).go({ consistent: true }))
    return new Map([...Map.groupBy(eachOnce(found), ({ key }) => key)].map(([key, some]) => [key, sumOfTallies(some)]))
  }
  return {
    /**
     * A day that is over keeps what was reported of it: what a step that is tried again after midnight finds uncounted is
     * counted today.
     */
    async note(parts: readonly TallyPart[], now: Instant): Promise<void> {
      if (parts.length === 0) return
      const today = dateInShanghai(now)
      const before = await countedBefore(parts, today)
      const items = parts.flatMap(({ counts, ...part }) => {
        const left = without(counts, before.get(part.key))
        if (before.has(part.key) && Object.values(left).every((count) => count === 0)) return []
        const { key, batchId = today } = part
        return [{ ...part, ...left, date: today, day: partOf(today, key), under: partOf(batchId, key) }]
      })
      await putEach(items, (some) => tallies.put(some).go())
    },
    /** The day's sum, and each batch's share of it. */
    async ofDay(date: CalendarDate): Promise<{ all: Tally; byBatch: ReadonlyMap<BatchId, Tally> }> {
      const found = partsOf(date).map((day) => tallies.query.ofDay({ day }).go({ pages: 'all' }))
      const parts = eachOnce((await Promise.all(found)).flatMap(({ data }) => data))
      const byBatch = new Map<BatchId, Tally>()
      for (const [batchId, ofBatch] of Map.groupBy(parts, (part) => part.batchId))
        if (batchId) byBatch.set(batchId, sumOfTallies(ofBatch))
      return { all: sumOfTallies(parts), byBatch }
    },
    /** What was counted until the end of a day; of all days unless told. */
    async ofBatch(batchId: BatchId, until?: CalendarDate): Promise<Tally> {
      const found = partsOf(batchId).map((under) => {
        const all = tallies.query.ofBatch({ under })
        return (until ? all.between({ date: sortsFirst() }, { date: until, key: sortsLast() }) : all).go({
          pages: 'all',
        })
      })
      return sumOfTallies(eachOnce((await Promise.all(found)).flatMap(({ data }) => data)))
    },
  }
}

/** The first has the name alone, as before there were parts. */
function partsOf(name: string): string[] {
  return Array.from({ length: partsOfTallies }, (_, part) => (part === 0 ? name : `${name}~${part}`))
}

function partOf(name: string, key: string): string {
  return partsOf(name)[partByLetters(key, partsOfTallies)] ?? name
}

/** A release before counted in the first part what a try under this one counts in its own: the later count has all of it. */
function eachOnce<Item extends Pick<TallyPart, 'date' | 'key'> & { readonly day?: string }>(
  found: readonly Item[],
): Item[] {
  const own = ({ day, date, key }: Item) => day === partOf(date, key)
  const each = new Map<string, Item>()
  for (const one of found) {
    const name = `${one.date} ${one.key}`
    if (own(one) || !each.has(name)) each.set(name, one)
  }
  return [...each.values()]
}

/** From the first until before the last. */
function daysBetween(first: CalendarDate, last: CalendarDate): CalendarDate[] {
  const days: CalendarDate[] = []
  for (let day = first; day < last; day = plusDays(day, 1)) days.push(day)
  return days
}

function without(counts: Partial<Tally>, before: Tally | undefined): Partial<Tally> {
  if (!before) return counts
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count - before[name as keyof Tally]]))
}
