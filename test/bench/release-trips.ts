import { chunkSize } from '../../domain/batches/chunk-size.ts'
import { largestBatch } from '../../domain/batches/transfer-batch.ts'
import { runs } from '../../domain/transport/trips/trip.ts'
import { tasks } from '../../functions/catalog.ts'
import { handler as withdrawOffers } from '../../functions/matching/withdraw-offers.ts'
import { handler as releaseTrips } from '../../functions/transport/travel/release-trips.ts'
import { handler as sendTravelNotices } from '../../functions/transport/travel/send-travel-notices.ts'
import { countUnits } from '../storage/embedded-table.ts'
import { batchId, coachQuotes, trainQuotes, traveller } from '../transport/some-travellers.ts'
import { openTransport } from '../transport/transport-world.ts'
import type { Row } from './row.ts'

const people = 240
const chunks = Math.ceil(people / chunkSize.usual)
/** Seconds that the one call has, which goes through all trips of a batch. */
const limit = tasks['transport/travel/release-trips'].seconds

/**
 * What it takes to release a batch whose people have booked seats and know their journey: each is told, each carrier called, each
 * booking released; then the chunks free their people.
 */
export async function benchReleaseTrips(): Promise<Row[]> {
  const services = trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const }))
  const travellers = Array.from({ length: people }, (_, number) => traveller(number))
  const transport = await openTransport({ people: travellers, quotes: { services, coaches: coachQuotes } })
  const { world, deps } = transport
  try {
    await transport.plan()
    const planned = await transport.trips()
    for (const connection of new Set(planned.map(({ connectionId }) => connectionId)))
      await transport.bookTrip(connection)
    await world.advance({ minutes: 10 })
    for (let chunk = 0; chunk < chunks; chunk += 1) await transport.task(sendTravelNotices, { batchId, chunk })
    await world.advance({ minutes: 10 })

    const counted = countUnits(deps.database)
    const measured = async (run: () => Promise<unknown>) => {
      const [calls, units, began] = [counted.calls, counted.units, performance.now()]
      await run()
      const seconds = (performance.now() - began) / 1000
      return { calls: counted.calls - calls, units: counted.units - units, seconds }
    }
    const trips = await measured(() => transport.task(releaseTrips, { batchId }))
    const freed = await measured(async () => {
      for (let chunk = 0; chunk < chunks; chunk += 1)
        await transport.task(withdrawOffers, { batchId, chunk, tripsReleased: true })
    })
    const stay = (await transport.trips()).filter(runs).length
    const released = (await transport.placements()).every(({ journey }) => journey.state === 'released')
    if (stay > 0 || !released) throw new Error('not everybody was released')
    const times = largestBatch.workers / people
    return [
      told(`release: ${planned.length} booked trips with ${people} people who were told`, inWords(trips)),
      told(`release: their ${chunks} chunks, one after another`, inWords(freed)),
      {
        what: `release: the trips of ${whole(largestBatch.workers)} people, in one call`,
        target: `at most ${limit} s`,
        measured: `${whole(trips.calls * times)} calls, ${whole(trips.units * times)} units, ${whole(trips.seconds * times)} s`,
        ok: trips.seconds * times <= limit,
      },
    ]
  } finally {
    await transport.close()
  }
}

interface Measured {
  readonly calls: number
  readonly units: number
  readonly seconds: number
}

const whole = (count: number) => Math.round(count).toLocaleString('en')
const inWords = ({ calls, units, seconds }: Measured) =>
  `${whole(calls)} calls, ${whole(units)} units, ${seconds.toFixed(1)} s`
const told = (what: string, measured: string): Row => ({ what, target: '', measured, ok: true })
