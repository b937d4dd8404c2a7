import type { BatchDay } from '../../domain/batches/batch-day.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import { dailyReport, isInReport } from '../../domain/reports/daily-report.ts'
import { dailyReportWorkbook } from '../../domain/reports/daily-report-workbook.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import { type TripDay, tripDayOf } from '../../domain/transport/trips/trip-day.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { campaignsOfBatches } from './campaigns-of-batches.ts'
import { type Routes, routes } from './catalog.ts'
import { keptDays } from './kept-days.ts'
import { recentBatches } from './recent-batches.ts'

/** Passengers of this many trips are read side by side. */
const sideBySide = 25

type Reporting = Pick<Deps, 'batches' | 'campaigns' | 'tallies' | 'trips' | 'tripDays' | 'passengers' | 'clock'>

async function getDailyReport({ query }: Call<Routes['get-daily-report']>, deps: Reporting) {
  const now = deps.clock.now()
  const today = dateInShanghai(now)
  const date = query.date ?? today
  if (date > today) return refuse('invalid-request', reportsSentences('day-to-come', { date, today }))
  if (date < plusDays(today, -keptDays))
    return refuse('not-found', reportsSentences('day-too-old', { days: keptDays, date }))
  const day = await deps.tallies.ofDay(date)
  const batches = (await recentBatches(date, deps)).filter((batch) => isInReport(batch, date, day.byBatch))
  const ofBatches = []
  for (const batch of batches)
    ofBatches.push({
      batch,
      tally: await deps.tallies.ofBatch(batch.batchId, date),
      ...(await standingOf(batch, { date, isToday: date === today }, deps)),
    })
  const report = dailyReport({ date, now }, day, ofBatches, await campaignsOfBatches(batches, deps))
  if (query.format === 'json') return report
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, await dailyReportWorkbook(report, now), `daily-${date}.xlsx`)
}

/** As it was known at the end of the day. What an earlier release began has no days: only today can be told, as it is now. */
async function standingOf(
  batch: TransferBatch,
  { date, isToday }: { readonly date: CalendarDate; readonly isToday: boolean },
  deps: Reporting,
): Promise<{ day: BatchDay | null; trips: TripDay[] }> {
  const day = await deps.batches.dayOf(batch.batchId, date)
  if (day) return { day, trips: await deps.tripDays.until(batch.batchId, date) }
  if (!isToday) return { day: null, trips: [] }
  const { state, progress, counts } = batch
  return { day: { date, state, step: progress.step, counts }, trips: await tripsToday(date, batch, deps) }
}

async function tripsToday(date: CalendarDate, { batchId }: TransferBatch, deps: Reporting): Promise<TripDay[]> {
  const trips = await deps.trips.ofBatch(batchId)
  const days: TripDay[] = []
  for (let first = 0; first < trips.length; first += sideBySide) {
    const some = trips.slice(first, first + sideBySide)
    const people = await Promise.all(some.map(({ tripId }) => deps.passengers.ofTrip(tripId)))
    days.push(...some.map((trip, index) => tripDayOf(trip, people[index] ?? [], date)))
  }
  return days
}

export const handler = http(routes['get-daily-report'], getDailyReport)
