import { Entity } from 'electrodb'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import { sumOfTallies, type Tally } from '../../domain/notices/tally.ts'
import { type Database, text } from '../database.ts'
import { putEach } from '../put-each.ts'

/** A part's share of a day's figures. The same key counted again replaces itself, so a retried step counts once. */
export interface TallyPart {
  readonly date: CalendarDate
  /** What counted: a chunk's notice, a provider's POST. Many items, so that no single one gets hot. */
  readonly key: string
  /** Left out where no batch can be named. */
  readonly batchId?: BatchId
  readonly counts: Partial<Tally>
}

export function talliesIn(database: Database) {
  const tallies = new Entity(
    {
      model: { entity: 'tally', version: '1', service: 'zhida' },
      attributes: {
        date: { type: text<CalendarDate>(), required: true },
        key: { type: 'string', required: true },
        batchId: { type: text<BatchId>() },
        /** What it is summed under: the batch, or the day alone where no batch can be named. */
        under: { type: 'string', required: true },
        smsSent: { type: 'number' },
        smsSegments: { type: 'number' },
        smsReceived: { type: 'number' },
        casesOpened: { type: 'number' },
        casesSettled: { type: 'number' },
        casesUnresolved: { type: 'number' },
      },
      indexes: {
        ofDay: { pk: { field: 'pk', composite: ['date'] }, sk: { field: 'sk', composite: ['key'] } },
        ofBatch: {
          index: 'gsi1',
          pk: { field: 'gsi1pk', composite: ['under'] },
          sk: { field: 'gsi1sk', composite: ['date', 'key'] },
        },
      },
    },
    database,
  )
  return {
    async note(parts: readonly TallyPart[]): Promise<void> {
      if (parts.length === 0) return
      const items = parts.map(({ counts, ...part }) => ({ ...part, ...counts, under: part.batchId ?? part.date }))
      await putEach(items, (some) => tallies.put(some).go())
    },
    /** The day's sum, and each batch's share of it. */
    async ofDay(date: CalendarDate): Promise<{ all: Tally; byBatch: ReadonlyMap<BatchId, Tally> }> {
      const parts = (await tallies.query.ofDay({ date }).go({ pages: 'all' })).data
      const byBatch = new Map<BatchId, Tally>()
      for (const [batchId, ofBatch] of Map.groupBy(parts, (part) => part.batchId))
        if (batchId) byBatch.set(batchId, sumOfTallies(ofBatch))
      return { all: sumOfTallies(parts), byBatch }
    },
    /** What was counted until the end of a day; of all days unless told. */
    async ofBatch(batchId: BatchId, until?: CalendarDate): Promise<Tally> {
      const all = tallies.query.ofBatch({ under: batchId })
      const some = until ? all.lt({ date: plusDays(until, 1) }) : all
      return sumOfTallies((await some.go({ pages: 'all' })).data)
    },
  }
}
