import * as z from 'zod'
import { BatchCounts, BatchProgress, type TransferBatch } from '../batches/transfer-batch.ts'
import { BatchId } from '../kernel/ids.ts'
import { CalendarDate, dateInShanghai, Instant } from '../kernel/instant.ts'
import { sumOfTallies, type Tally } from '../notices/tally.ts'
import { CaseFigures, caseFigures, SmsFigures, smsFigures } from './retention-report.ts'
import { TravelFigures, type TripWithPeople, travelFigures } from './travel-figures.ts'

const Figures = z.object({ sms: SmsFigures, cases: CaseFigures.omit({ open: true }) })

/** One day: what happened on it in all and for each batch, and where the batches stand now. */
export const DailyReport = z.object({
  date: CalendarDate,
  ...Figures.shape,
  /** Of the batches below. */
  byCounty: z.array(TravelFigures),
  byDestination: z.array(TravelFigures),
  batches: z.array(
    z.object({
      batchId: BatchId,
      campaign: z.string(),
      createdAt: Instant,
      /** At the end of the day. */
      state: z.enum(['running', 'releasing', 'completed', 'cancelled', 'failed']),
      step: BatchProgress.shape.step,
      onTheDay: Figures,
      /** Since the batch began. */
      soFar: z.object({ ...BatchCounts.shape, sms: SmsFigures, cases: CaseFigures }),
    }),
  ),
})
export type DailyReport = z.infer<typeof DailyReport>

/** A batch is in the report of a day on which it ran, or on which something of its follow-up happened. */
export function isInReport(batch: TransferBatch, date: CalendarDate, ofDay: ReadonlyMap<BatchId, Tally>): boolean {
  if (dateInShanghai(batch.createdAt) > date) return false
  const running = !('endedAt' in batch) || dateInShanghai(batch.endedAt) >= date
  return running || ofDay.has(batch.batchId)
}

interface BatchOfDay {
  readonly batch: TransferBatch
  /** Until the end of the day. */
  readonly tally: Tally
  /** Those that left on the day or before. */
  readonly trips: readonly TripWithPeople[]
}

export function dailyReport(
  date: CalendarDate,
  day: { readonly all: Tally; readonly byBatch: ReadonlyMap<BatchId, Tally> },
  batches: readonly BatchOfDay[],
): DailyReport {
  return {
    date,
    ...figuresOf(day.all),
    ...travelFigures(
      date,
      batches.flatMap(({ trips }) => trips),
    ),
    batches: batches.map(({ batch, tally }) => ({
      batchId: batch.batchId,
      campaign: batch.campaign,
      createdAt: batch.createdAt,
      state: 'endedAt' in batch && dateInShanghai(batch.endedAt) > date ? 'running' : batch.state,
      step: batch.progress.step,
      onTheDay: figuresOf(day.byBatch.get(batch.batchId) ?? sumOfTallies([])),
      soFar: { ...batch.counts, sms: smsFigures(tally), cases: caseFigures(tally) },
    })),
  }
}

function figuresOf(tally: Tally): z.infer<typeof Figures> {
  const { open: _, ...cases } = caseFigures(tally)
  return { sms: smsFigures(tally), cases }
}
