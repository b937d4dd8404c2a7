import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { sumOfTallies, type Tally } from '../../domain/notices/tally.ts'
import {
  type KnownOfDays,
  type Month,
  type MonthlyReport,
  monthlyReport,
  monthsToCompare,
} from '../../domain/reports/monthly-report.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import type { DaysOfFigures } from '../../domain/reports/travel-figures.ts'
import type { TripDay } from '../../domain/transport/trips/trip-day.ts'
import type { Deps } from '../wiring/deps.ts'
import { campaignsOfBatches } from './campaigns-of-batches.ts'
import { keptDays } from './kept-days.ts'
import { ranWithin } from './ran-within.ts'
import { recentBatches } from './recent-batches.ts'

/** Days, and batches, that are read side by side. */
const sideBySide = 10

export type TellingMonths = Pick<Deps, 'batches' | 'campaigns' | 'tallies' | 'tripDays' | 'clock'>

/** Two months of tallies, a partition a day, and the days of the trips of the batches that ran in them, a query a batch. */
export async function tellMonth(
  asked: Month | undefined,
  deps: TellingMonths,
): Promise<MonthlyReport | Refusal<'invalid-request' | 'not-found'>> {
  const now = deps.clock.now()
  const today = dateInShanghai(now)
  const month = asked ?? today.slice(0, 7)
  const months = monthsToCompare(month, today)
  if (months.from > today) return refuse('invalid-request', reportsSentences('month-to-come', { month }), 'query/month')
  const { comparedWith } = months
  if (comparedWith.from < plusDays(today, -keptDays))
    return refuse('not-found', reportsSentences('month-too-old', { days: keptDays, month }))

  const batches = (await recentBatches(comparedWith.from, deps)).filter((batch) =>
    ranWithin(batch, comparedWith.from, months.until),
  )
  const notKept: BatchId[] = []
  const trips = { here: [] as TripDay[], before: [] as TripDay[] }
  await inTurns(batches, async ({ batchId }) => {
    if ((await deps.batches.dayOf(batchId, months.until)) === null) {
      notKept.push(batchId)
      return
    }
    const [here, before] = await Promise.all([
      deps.tripDays.until(batchId, months.until),
      deps.tripDays.until(batchId, comparedWith.until),
    ])
    trips.here.push(...here)
    trips.before.push(...before)
  })
  const here = { days: months, trips: trips.here, ...(await talliesOf(months, deps)) } satisfies KnownOfDays
  const before = { days: comparedWith, trips: trips.before, ...(await talliesOf(comparedWith, deps)) }
  const campaigns = await campaignsOfBatches(
    await named([...here.byBatch.keys(), ...before.byBatch.keys()], batches, deps),
    deps,
  )
  return monthlyReport(months, { now, here, before, campaigns, notKept: notKept.toSorted() })
}

/** Texts and cases of the follow-up are of batches that ended before. */
async function named(
  ids: readonly BatchId[],
  known: readonly TransferBatch[],
  { batches }: Pick<Deps, 'batches'>,
): Promise<TransferBatch[]> {
  const found = [...known]
  const rest = [...new Set(ids)].filter((id) => !known.some(({ batchId }) => batchId === id))
  await inTurns(rest, async (batchId) => {
    const batch = await batches.get(batchId)
    if (batch) found.push(batch)
  })
  return found
}

async function talliesOf(
  { from, until }: DaysOfFigures,
  { tallies }: Pick<Deps, 'tallies'>,
): Promise<{ tally: Tally; byBatch: Map<BatchId, Tally> }> {
  const dates: CalendarDate[] = []
  for (let date = from; date <= until; date = plusDays(date, 1)) dates.push(date)
  const days: Awaited<ReturnType<typeof tallies.ofDay>>[] = []
  await inTurns(dates, async (date) => {
    days.push(await tallies.ofDay(date))
  })
  const ofBatches = Map.groupBy(
    days.flatMap(({ byBatch }) => [...byBatch]),
    ([batchId]) => batchId,
  )
  return {
    tally: sumOfTallies(days.map(({ all }) => all)),
    byBatch: new Map([...ofBatches].map(([batchId, some]) => [batchId, sumOfTallies(some.map(([, tally]) => tally))])),
  }
}

async function inTurns<Item>(items: readonly Item[], each: (item: Item) => Promise<void>): Promise<void> {
  for (let first = 0; first < items.length; first += sideBySide)
    await Promise.all(items.slice(first, first + sideBySide).map(each))
}
