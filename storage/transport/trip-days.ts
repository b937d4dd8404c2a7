import type { BatchId, TripId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { TripMode } from '../../domain/transport/trips/trip.ts'
import type { PartyOfDay, TripDay } from '../../domain/transport/trips/trip-day.ts'
import { type Database, expiry, text, typed } from '../database.ts'
import { Entity } from '../entity.ts'
import { sortsFirst, sortsLast } from '../sort-ends.ts'

/** Data on a person is erased when its purpose has ended (default): as long as passengers. */
const retention = { days: 730 }

/** What was known of trips at the end of days: an item for each day on which something of a trip was reported. */
export function tripDaysIn(database: Database) {
  const days = new Entity(
    {
      model: { entity: 'tripDay', version: '1', service: 'zhida' },
      attributes: {
        batchId: { type: text<BatchId>(), required: true },
        date: { type: text<CalendarDate>(), required: true },
        tripId: { type: text<TripId>(), required: true },
        mode: { type: text<TripMode>(), required: true },
        departsAt: { type: text<Instant>(), required: true },
        parties: { type: typed<readonly PartyOfDay[]>(), required: true },
        expiresAt: { type: 'number', required: true, hidden: true },
      },
      indexes: {
        ofBatch: { pk: { field: 'pk', composite: ['batchId'] }, sk: { field: 'sk', composite: ['date', 'tripId'] } },
      },
    },
    database,
  )
  return {
    /** The last of a day stands. */
    async note(day: TripDay, at: Instant): Promise<void> {
      await days.put({ ...day, expiresAt: expiry(at, retention) }).go()
    },
    /** Of each trip what was known at the end of a day, as far as something was. */
    async until(batchId: BatchId, date: CalendarDate): Promise<TripDay[]> {
      const some = days.query.ofBatch({ batchId }).between({ date: sortsFirst() }, { date, tripId: sortsLast() })
      const found = (await some.go({ pages: 'all', consistent: true })).data
      return [...new Map(found.map((day) => [day.tripId, day])).values()]
    },
  }
}
