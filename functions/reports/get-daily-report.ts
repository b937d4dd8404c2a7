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
import { type Routes, routes } from './catalog.ts'

/** Days after which nothing of a batch is still going on: travel, and a follow-up of half a year. */
const longestBatch = 400
const pageSize = 200

/** Passengers of this many trips are read side by side. */
const sideBySide = 25

/** Days after which the people of a trip are erased, and with them what the report counts. */
const keptDays = 700

type Reporting = Pick<Deps, 'batches' | 'tallies' | 'trips' | 'tripDays' | 'passengers' | 'clock'>

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
  const report = dailyReport({ date, now }, day, ofBatches)
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

/** Newest first, until they are too old to have gone on until that day; journeys home and back are no transfer. */
async function recentBatches(date: CalendarDate, { batches }: Pick<Deps, 'batches'>): Promise<TransferBatch[]> {
  const oldest = plusDays(date, -longestBatch)
  const found: TransferBatch[] = []
  let cursor: string | null = null
  do {
    const page = await batches.list(cursor, pageSize)
    found.push(...page.items.filter(({ createdAt, returns }) => !returns && dateInShanghai(createdAt) >= oldest))
    const last = page.items.at(-1)
    cursor = last && dateInShanghai(last.createdAt) >= oldest ? page.next : null
  } while (cursor)
  return found
}

export const handler = http(routes['get-daily-report'], getDailyReport)
