import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { dailyReport, isInReport } from '../../domain/stabilisation/daily-report.ts'
import { dailyReportWorkbook } from '../../domain/stabilisation/daily-report-workbook.ts'
import { hasLeftBy, type TripWithPeople } from '../../domain/stabilisation/travel-figures.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'

/** Days after which nothing of a batch is still going on: travel, and a follow-up of half a year. */
const longestBatch = 400
const pageSize = 200

/** Passengers of this many trips are read side by side. */
const sideBySide = 25

type Reporting = Pick<Deps, 'batches' | 'tallies' | 'trips' | 'passengers' | 'clock'>

async function getDailyReport({ query }: Call<Routes['get-daily-report']>, deps: Reporting) {
  const now = deps.clock.now()
  const date = query.date ?? dateInShanghai(now)
  const day = await deps.tallies.ofDay(date)
  const batches = (await recentBatches(date, deps)).filter((batch) => isInReport(batch, date, day.byBatch))
  const ofBatches = []
  for (const batch of batches)
    ofBatches.push({
      batch,
      tally: await deps.tallies.ofBatch(batch.batchId, date),
      trips: await tripsUntil(date, batch, deps),
    })
  const report = dailyReport(date, day, ofBatches)
  if (query.format === 'json') return report
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return new FileReply(type, await dailyReportWorkbook(report, now), `daily-${date}.xlsx`)
}

async function tripsUntil(date: CalendarDate, { batchId }: TransferBatch, deps: Reporting): Promise<TripWithPeople[]> {
  const left = (await deps.trips.ofBatch(batchId)).filter((trip) => hasLeftBy(date, trip))
  const withPeople: TripWithPeople[] = []
  for (let first = 0; first < left.length; first += sideBySide) {
    const some = left.slice(first, first + sideBySide)
    const people = await Promise.all(some.map(({ tripId }) => deps.passengers.ofTrip(tripId)))
    withPeople.push(...some.map((trip, index) => ({ trip, people: people[index] ?? [] })))
  }
  return withPeople
}

/** Newest first, until they are too old to have gone on until that day. */
async function recentBatches(date: CalendarDate, { batches }: Pick<Deps, 'batches'>): Promise<TransferBatch[]> {
  const oldest = plusDays(date, -longestBatch)
  const found: TransferBatch[] = []
  let cursor: string | null = null
  do {
    const page = await batches.list(cursor, pageSize)
    found.push(...page.items.filter(({ createdAt }) => dateInShanghai(createdAt) >= oldest))
    const last = page.items.at(-1)
    cursor = last && dateInShanghai(last.createdAt) >= oldest ? page.next : null
  } while (cursor)
  return found
}

export const handler = http(routes['get-daily-report'], getDailyReport)
