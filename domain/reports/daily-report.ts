import * as z from 'zod'
import type { BatchDay } from '../batches/batch-day.ts'
import { BatchStateName } from '../batches/batch-state-name.ts'
import { BatchCounts, BatchProgress, type TransferBatch } from '../batches/transfer-batch.ts'
import { BatchId, CampaignId } from '../kernel/ids.ts'
import { atShanghai, CalendarDate, dateInShanghai, Instant, plusDays } from '../kernel/instant.ts'
import { sumOfTallies, type Tally } from '../notices/tally.ts'
import { CaseFigures, caseFigures, SmsFigures, smsFigures } from '../stabilisation/retention-report.ts'
import type { TripDay } from '../transport/trips/trip-day.ts'
import type { CampaignOfBatch } from './campaign-of-batch.ts'
import { noTravel, TravelFigures, travelFigures } from './travel-figures.ts'

const Figures = z.object({ sms: SmsFigures, cases: CaseFigures.omit({ open: true }) })

/**
 * One day: what happened on it in all and for each batch, and where the batches stood at its end, as it was known then. Of a
 * day that is over it says the same for ever.
 */
export const DailyReport = z.object({
  date: CalendarDate,
  /** The day's end; of a day that is still running, the moment of the report. */
  until: Instant,
  ...Figures.shape,
  /** Of the batches below, except those whose figures of the day were not kept. */
  byCounty: z.array(TravelFigures),
  /** By city. */
  byDestination: z.array(TravelFigures),
  byProvince: z.array(TravelFigures),
  /** Every campaign of the batches below: one that was announced, or where a batch belongs to none the name that it bears. */
  byCampaign: z.array(
    TravelFigures.extend({
      campaignId: CampaignId.nullable(),
      batchIds: z.array(BatchId),
      onTheDay: z.object({ ...TravelFigures.shape.onTheDay.shape, ...Figures.shape }),
    }),
  ),
  batches: z.array(
    z.object({
      batchId: BatchId,
      campaign: z.string(),
      createdAt: Instant,
      /** At the end of the day. Null: it was not kept, since an earlier release ran the batch then. */
      state: BatchStateName.nullable(),
      step: BatchProgress.shape.step.nullable(),
      onTheDay: Figures,
      /** Since the batch began. Journeys home and back are no transfers, and stand in no daily report. */
      soFar: z.object({ ...BatchCounts.omit({ returns: true }).partial().shape, sms: SmsFigures, cases: CaseFigures }),
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
  /** Where it stood at the end of the day; null where that was not kept. */
  readonly day: BatchDay | null
  /** What was known of its trips then. */
  readonly trips: readonly TripDay[]
}

export function dailyReport(
  { date, now }: { readonly date: CalendarDate; readonly now: Instant },
  day: { readonly all: Tally; readonly byBatch: ReadonlyMap<BatchId, Tally> },
  batches: readonly BatchOfDay[],
  campaigns: ReadonlyMap<BatchId, CampaignOfBatch>,
): DailyReport {
  const travel = travelFigures(
    date,
    batches.flatMap(({ trips }) => trips),
    campaigns,
  )
  return {
    date,
    until: dateInShanghai(now) === date ? now : atShanghai(plusDays(date, 1), '00:00'),
    ...figuresOf(day.all),
    ...travel,
    byCampaign: byCampaign(batches, { travel: travel.byCampaign, campaigns, ofDay: day.byBatch }),
    batches: batches.map(({ batch, day: stood, tally }) => ({
      batchId: batch.batchId,
      campaign: batch.campaign,
      createdAt: batch.createdAt,
      state: stood?.state ?? null,
      step: stood?.step ?? null,
      onTheDay: figuresOf(day.byBatch.get(batch.batchId) ?? sumOfTallies([])),
      soFar: { ...(stood && BatchCounts.parse(stood.counts)), sms: smsFigures(tally), cases: caseFigures(tally) },
    })),
  }
}

function byCampaign(
  batches: readonly BatchOfDay[],
  of: {
    readonly travel: readonly TravelFigures[]
    readonly campaigns: ReadonlyMap<BatchId, CampaignOfBatch>
    readonly ofDay: ReadonlyMap<BatchId, Tally>
  },
): DailyReport['byCampaign'] {
  const found = batches.flatMap(({ batch: { batchId } }) => {
    const campaign = of.campaigns.get(batchId)
    return campaign ? [{ batchId, campaign }] : []
  })
  return [...Map.groupBy(found, ({ campaign }) => campaign.code)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([code, those]) => {
      const { onTheDay, soFar } = of.travel.find((one) => one.code === code) ?? noTravel
      const batchIds = those.map(({ batchId }) => batchId)
      const tally = sumOfTallies(batchIds.map((batchId) => of.ofDay.get(batchId) ?? {}))
      const { name = code, campaignId = null } = those[0]?.campaign ?? {}
      return { code, name, campaignId, batchIds, onTheDay: { ...onTheDay, ...figuresOf(tally) }, soFar }
    })
}

function figuresOf(tally: Tally): z.infer<typeof Figures> {
  const { open: _, ...cases } = caseFigures(tally)
  return { sms: smsFigures(tally), cases }
}
