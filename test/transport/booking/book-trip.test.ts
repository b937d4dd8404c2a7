import { afterEach, describe, expect, test } from 'vitest'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import { coachQuotes, trainQuotes } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

let transport: TransportWorld | undefined
afterEach(() => transport?.close())

const byApi = { services: trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const })), coaches: coachQuotes }
const states = async ({ trips }: TransportWorld) => (await trips()).map(({ booking }) => booking.state)

async function bookAll({ trips, bookTrip, world }: TransportWorld, wait = { hours: 1 }) {
  for (const connectionId of new Set((await trips()).map((trip) => trip.connectionId))) await bookTrip(connectionId)
  await world.advance(wait)
}

describe('planning a batch', () => {
  test('seats everybody once, and a repeated step completes the same plan', async () => {
    transport = await openTransport({ quotes: byApi })
    const first = await transport.plan()
    transport.carrier.manner.quotes = { services: [], coaches: [] }
    expect(await transport.plan()).toEqual(first)
    expect(first).toMatchObject({ connections: 1, trips: 2, passengers: 30 })
    const placements = await transport.placements()
    const tripIds = (await transport.trips()).map(({ tripId }) => tripId)
    for (const { journey } of placements) expect(journey).toEqual({ state: 'seated', tripIds })
    expect(await transport.deps.bucket.readJson(first.listKey)).toHaveLength(1)
  })

  test('gives everybody a journey of their own when the carrier cannot be reached', async () => {
    transport = await openTransport({ quotes: byApi })
    transport.carrier.manner.broken.set('/quotes', 9)
    expect(await transport.plan()).toMatchObject({ trips: 1, passengers: 30, seatFill: 0 })
    expect((await transport.trips()).map(({ mode }) => mode)).toEqual(['self-arranged'])
  })
})

describe('booking a connection', () => {
  test('holds and confirms every leg, also when the carrier breaks after it has acted', async () => {
    transport = await openTransport({ quotes: byApi })
    await transport.plan()
    for (const address of ['/holds', '/confirmations']) transport.carrier.manner.broken.set(address, 2)
    await bookAll(transport)
    expect(await states(transport)).toEqual(['confirmed', 'confirmed'])
    for (const { tripId } of await transport.trips()) expect(transport.carrier.keeps(tripId)).toBe('booked')
  })

  test('releases what was held when one leg is sold out, and its people are planned again without it', async () => {
    transport = await openTransport({ quotes: byApi })
    await transport.plan()
    const [feeder, train] = await transport.trips()
    transport.carrier.manner.soldOut.add(train!.hire!.quoteId)
    await bookAll(transport)
    expect(await states(transport)).toEqual(['released', 'refused'])
    expect(transport.carrier.keeps(feeder!.tripId)).toBe('cancelled')
    expect((await transport.placements()).map(({ journey }) => journey.state)).toEqual(Array(30).fill('accepted'))

    await transport.replan(1)
    const again = (await transport.trips()).filter(({ progress }) => progress.state === 'planned')
    expect(again.map(({ hire }) => hire?.quoteId)).not.toContain(train!.hire!.quoteId)
    expect((await transport.placements()).map(({ journey }) => journey.state)).toEqual(Array(30).fill('seated'))
  })

  test('lets people travel on their own when every attempt was lost', async () => {
    transport = await openTransport({ quotes: byApi })
    await transport.plan()
    for (const { hire } of await transport.trips()) transport.carrier.manner.soldOut.add(hire!.quoteId)
    await bookAll(transport)
    expect(await transport.replan(3)).toMatchObject({ connections: 1, trips: 1, passengers: 30 })
    await bookAll(transport)
    const running = (await transport.trips()).filter(({ progress }) => progress.state === 'planned')
    expect(running.map(({ booking }) => booking.state)).toEqual(['not-needed'])
  })

  test('holds once more what expired before it was confirmed', async () => {
    transport = await openTransport({ quotes: byApi })
    await transport.plan()
    transport.carrier.manner.expired = 1
    await bookAll(transport)
    expect(await states(transport)).toEqual(['confirmed', 'confirmed'])
  })

  test('gives up, and releases the rest, when a hold expires again', async () => {
    transport = await openTransport({ quotes: byApi })
    await transport.plan()
    transport.carrier.manner.expired = 9
    await bookAll(transport)
    expect(new Set(await states(transport))).toEqual(new Set(['released']))
  })

  test('waits for the reference that staff type for a train booked by telephone, before it holds the feeder', async () => {
    transport = await openTransport()
    await transport.plan()
    await bookAll(transport, { hours: 5 })
    const [feeder, train] = await transport.trips()
    expect([feeder?.booking.state, train?.booking.state]).toEqual(['planned', 'asked-by-hand'])
    const token = await transport.escort()
    const path = `/v1/trips/${train!.tripId}/bookings`
    const body = { reference: 'E123456789' }
    expect(await transport.world.call('POST', path, { token, body })).toMatchObject({ status: 201 })
    expect(await transport.world.call('POST', path, { token, body })).toMatchObject({ status: 201 })
    const other = { reference: 'E999' }
    expect(await transport.world.call('POST', path, { token, body: other })).toMatchObject({ status: 409 })
    await transport.world.advance({ minutes: 10 })
    expect(await states(transport)).toEqual(['confirmed', 'confirmed'])
  })

  test('raises an alarm after a day and is lost after two when nobody books by telephone', async () => {
    transport = await openTransport()
    await transport.plan()
    await bookAll(transport, { hours: 30 })
    const alarms = (await transport.trips()).flatMap((trip) => trip.alarms)
    expect(alarms.map(({ what }) => what)).toEqual([expect.stringMatching(/Nobody has booked/)])
    await transport.world.advance({ hours: 24 })
    expect(await states(transport)).toEqual(['released', 'refused'])
    expect((await transport.placements())[0]?.journey.state).toBe('accepted')
  })
})

test('trips lie in the travel window, ordered by departure', async () => {
  transport = await openTransport({ quotes: byApi })
  await transport.plan()
  const departures = (await transport.trips()).map(departsAt)
  expect(departures).toEqual(departures.toSorted())
})
