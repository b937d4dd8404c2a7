import type { BatchDay } from '../../domain/batches/batch-day.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { type CalendarDate, dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { type DailyReport, dailyReport, isInReport } from '../../domain/reports/daily-report.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import { type TripDay, tripDayOf } from '../../domain/transport/trips/trip-day.ts'
import type { Deps } from '../wiring/deps.ts'
import { campaignsOfBatches } from './campaigns-of-batches.ts'
import { keptDays } from './kept-days.ts'
import { recentBatches } from './recent-batches.ts'

/** Passengers of this many trips are read side by side. */
const sideBySide = 25

export type TellingDays = Pick<
  Deps,
  'batches' | 'campaigns' | 'tallies' | 'trips' | 'tripDays' | 'passengers' | 'clock'
>

/** The report of a day, of today unless told; or why there is none. */
export async function tellDay(
  asked: CalendarDate | undefined,
  deps: TellingDays,
): Promise<DailyReport | Refusal<'invalid-request' | 'not-found'>> {
  const now = deps.clock.now()
  const today = dateInShanghai(now)
  const date = asked ?? today
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
  return dailyReport({ date, now }, day, ofBatches, await campaignsOfBatches(batches, deps))
}

/** As it was known at the end of the day. What an earlier release began has no days: only today can be told, as it is now. */
async function standingOf(
  batch: TransferBatch,
  { date, isToday }: { readonly date: CalendarDate; readonly isToday: boolean },
  deps: TellingDays,
): Promise<{ day: BatchDay | null; trips: TripDay[] }> {
  const day = await deps.batches.dayOf(batch.batchId, date)
  if (day) return { day, trips: await deps.tripDays.until(batch.batchId, date) }
  if (!isToday) return { day: null, trips: [] }
  const { state, progress, counts } = batch
  return { day: { date, state, step: progress.step, counts }, trips: await tripsToday(date, batch, deps) }
}

async function tripsToday(date: CalendarDate, { batchId }: TransferBatch, deps: TellingDays): Promise<TripDay[]> {
  const trips = await deps.trips.ofBatch(batchId)
  const days: TripDay[] = []
  for (let first = 0; first < trips.length; first += sideBySide) {
    const some = trips.slice(first, first + sideBySide)
    const people = await Promise.all(some.map(({ tripId }) => deps.passengers.ofTrip(tripId)))
    days.push(...some.map((trip, index) => tripDayOf(trip, people[index] ?? [], date)))
  }
  return days
}
