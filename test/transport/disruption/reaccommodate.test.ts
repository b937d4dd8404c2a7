import { afterEach, describe, expect, test, vi } from 'vitest'
import type { TripId } from '../../../domain/kernel/ids.ts'
import { epochOf } from '../../../domain/kernel/instant.ts'
import type { QuoteReply } from '../../../domain/transport/trips/carrier-contract.ts'
import type { Traveller } from '../../../domain/transport/trips/traveller.ts'
import { departsAt, type Trip } from '../../../domain/transport/trips/trip.ts'
import { handler as cancelDisrupted } from '../../../functions/transport/disruption/cancel-disrupted.ts'
import { giveUpSeats } from '../../../functions/transport/travel/give-up-seats.ts'
import { batchId, coachQuotes, flightQuotes, trainQuotes, traveller } from '../some-travellers.ts'
import { openTransport, type TransportWorld } from '../transport-world.ts'

const chengdu = '510100'
const services = [...flightQuotes, ...trainQuotes.map((quote) => ({ ...quote, booking: 'api' as const }))]

let transport: TransportWorld
afterEach(() => transport.close())

/** A batch whose trips are booked, told and under way to their days of departure. */
async function travelling(people: Traveller[], quotes: QuoteReply): Promise<Trip[]> {
  transport = await openTransport({ people, quotes })
  await transport.plan()
  const planned = await transport.trips()
  for (const connectionId of new Set(planned.map((trip) => trip.connectionId))) await transport.bookTrip(connectionId)
  await transport.world.advance({ hours: 1 })
  await transport.reach('travelling')
  for (const { tripId } of planned) await transport.runTrip(tripId)
  return transport.trips()
}

async function report(tripId: TripId, why: string) {
  const token = await transport.province()
  return transport.world.call('POST', `/v1/trips/${tripId}/lost`, { token, body: { why } })
}

const running = async () => (await transport.trips()).filter(({ progress }) => progress.state === 'planned')
const tripsOf = async (workerNumbers: readonly number[]) => {
  const workers = new Set<string>(workerNumbers.map((number) => traveller(number).workerId))
  const seated = (await transport.placements()).filter(({ workerId }) => workers.has(workerId))
  return seated.map(({ journey }) => (journey.state === 'seated' ? journey.tripIds : []))
}
const onBoard = async ({ tripId }: Trip) =>
  (await transport.deps.passengers.ofTrip(tripId))
    .filter(({ state }) => state === 'expected')
    .map(({ workerId }) => workerId)
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

describe('a trip that is lost after it was booked', () => {
  test('is planned, booked and told again for its people alone, when a coach breaks down', async () => {
    const people = numbers(0, 60).map((number) => traveller(number, number < 30 ? {} : { cityCode: chengdu }))
    const trips = await travelling(people, { services, coaches: coachQuotes })
    const coach = trips.find(({ mode }) => mode === 'charter-coach')!
    const others = trips.filter(({ tripId }) => tripId !== coach.tripId)

    expect(await report(coach.tripId, 'vehicle-broken-down')).toMatchObject({ status: 202 })
    expect(await report(coach.tripId, 'carrier-withdrew')).toMatchObject({
      status: 202,
      body: { loss: { why: 'vehicle-broken-down' } },
    })
    await transport.world.advance({ hours: 2 })

    expect(await transport.deps.trips.get(coach.tripId)).toMatchObject({
      booking: { state: 'released' },
      progress: { state: 'cancelled' },
      passengers: 0,
      loss: { replaced: { passengers: 30, costBefore: coach.cost }, isOver: false },
    })
    expect(transport.carrier.keeps(coach.tripId)).toBe('cancelled')
    const now = await running()
    expect(now.filter(({ tripId }) => others.some((other) => other.tripId === tripId))).toEqual(others)
    const replacing = now.filter(({ tripId }) => !others.some((other) => other.tripId === tripId))
    expect(replacing).toMatchObject([{ mode: 'charter-coach', passengers: 30, booking: { state: 'confirmed' } }])
    expect(await tripsOf(numbers(30, 60))).toEqual(Array(30).fill([replacing[0]!.tripId]))

    const templates = transport.world.partners.sent.map(({ template }) => template)
    expect(templates.filter((one) => one === 'trip-cancelled')).toHaveLength(30)
    expect(templates.filter((one) => one === 'travel-notice-rebooked')).toHaveLength(30)
  })

  test('uses the free seats of a coach that runs, before another is hired', async () => {
    const people = numbers(0, 40).map((number) => traveller(number, { cityCode: chengdu }))
    const trips = await travelling(people, { services: [], coaches: coachQuotes.filter(({ seats }) => seats === 33) })
    const [full, other] = trips.toSorted((one, next) => next.passengers - one.passengers)
    expect([full?.passengers, other?.passengers]).toEqual([33, 7])
    const [lost, aboard] = [await onBoard(other!), await onBoard(full!)]
    for (const workerId of aboard.slice(0, 10)) await giveUpSeats({ batchId, chunk: 0, workerId }, transport.deps)
    await report(other!.tripId, 'carrier-withdrew')
    await transport.world.advance({ hours: 2 })

    expect(await running()).toMatchObject([{ tripId: full!.tripId, passengers: 30, booking: full!.booking }])
    expect((await onBoard(full!)).toSorted()).toEqual([...aboard.slice(10), ...lost].toSorted())
    const seats = (await transport.deps.passengers.ofTrip(full!.tripId)).filter(({ state }) => state === 'expected')
    expect(new Set(seats.map(({ seat }) => seat)).size).toBe(30)
    expect(await transport.deps.trips.get(other!.tripId)).toMatchObject({
      loss: { replaced: { passengers: 7, tripIds: [], costAfter: { minorUnits: 0 } }, isOver: true },
    })
  })

  test('does without a flight that was cancelled, and gives up what was booked for it alone', async () => {
    const trips = await travelling(
      numbers(0, 30).map((number) => traveller(number)),
      { services, coaches: coachQuotes },
    )
    const [, flight] = trips
    expect(flight?.mode).toBe('seat-block-air')
    await report(flight!.tripId, 'service-cancelled')
    await transport.world.advance({ hours: 2 })
    const now = await running()
    expect(now.map(({ hire }) => hire?.quoteId)).not.toContain(flight!.hire!.quoteId)
    expect(now.filter(({ endsAtPlant }) => endsAtPlant).reduce((sum, { passengers }) => sum + passengers, 0)).toBe(30)
    expect(now.map(({ passengers }) => passengers)).not.toContain(0)
    const { journey } = (await transport.placements())[0]!
    expect(journey.state === 'seated' && journey.tripIds.every((one) => now.some(({ tripId }) => tripId === one))).toBe(
      true,
    )
    const standing = new Set(now.map(({ tripId }) => tripId))
    for (const { tripId } of await transport.trips())
      expect(transport.carrier.keeps(tripId)).toBe(standing.has(tripId) ? 'booked' : 'cancelled')
  })

  test('keeps the seats on a train whose feeder is replaced', async () => {
    const trips = await travelling(
      numbers(0, 30).map((number) => traveller(number)),
      {
        services: services.filter(({ mode }) => mode === 'seat-block-rail'),
        coaches: coachQuotes,
      },
    )
    const [feeder, train] = trips
    await report(feeder!.tripId, 'vehicle-broken-down')
    await transport.world.advance({ hours: 2 })
    const now = await running()
    expect(now.find(({ tripId }) => tripId === train!.tripId)).toMatchObject({
      passengers: 30,
      booking: train!.booking,
    })
    expect(now.map(({ mode }) => mode)).toEqual(['feeder-coach', 'seat-block-rail'])
    expect(now[0]!.tripId).not.toBe(feeder!.tripId)
    expect(transport.carrier.keeps(train!.tripId)).toBe('booked')
  })

  test('gives up the seats on a train whose list is frozen, before anything is planned again', async () => {
    const [feeder, train] = await travelling(
      numbers(0, 30).map((number) => traveller(number)),
      { services: services.filter(({ mode }) => mode === 'seat-block-rail'), coaches: coachQuotes },
    )
    await transport.deps.trips.freeze(train!.tripId, transport.deps.clock.now())
    vi.spyOn(transport.deps.workflows, 'start').mockResolvedValueOnce()
    await report(feeder!.tripId, 'vehicle-broken-down')
    await transport.task(cancelDisrupted, { batchId, tripId: feeder!.tripId })
    expect(await running()).toEqual([])
    expect(transport.carrier.keeps(train!.tripId)).toBe('cancelled')
  })

  test('lets people travel on their own when nothing else can be booked, and the batch waits for them', async () => {
    const people = numbers(0, 19).map((number) => traveller(number, { cityCode: chengdu }))
    const [coach] = await travelling(people, { services: [], coaches: coachQuotes })
    for (const { quoteId } of coachQuotes) transport.carrier.manner.soldOut.add(quoteId)
    await report(coach!.tripId, 'carrier-withdrew')
    await transport.world.advance({ hours: 6 })
    const [alone] = await running()
    expect(alone).toMatchObject({ mode: 'self-arranged', passengers: 19 })
    expect(await transport.deps.trips.get(coach!.tripId)).toMatchObject({
      loss: { replaced: { passengers: 19, tripIds: [alone!.tripId] } },
    })
    await transport.world.advance({ days: 30 })
    expect(await transport.deps.trips.get(coach!.tripId)).toMatchObject({ loss: { isOver: true } })
    expect((await transport.deps.trips.get(alone!.tripId))?.progress.state).not.toBe('planned')
  })
})

test('a second try to end a lost trip does not let the batch go on before its people have travelled', async () => {
  const people = numbers(0, 19).map((number) => traveller(number, { cityCode: chengdu }))
  const [coach] = await travelling(people, { services: [], coaches: coachQuotes })
  await report(coach!.tripId, 'carrier-withdrew')
  await transport.world.advance({ days: 6 })
  await transport.task(cancelDisrupted, { batchId, tripId: coach!.tripId })
  const standing = await transport.deps.trips.getWaiting(coach!.tripId)
  expect(standing?.wait?.for).toBe('replacement')
  expect(await transport.deps.workflows.succeed(standing!.wait!.token, {})).toBe('taken')
})

describe('a report of a loss is refused', () => {
  test('while the batch is still booking, for a trip that nobody hired, and once people are under way', async () => {
    const people = numbers(0, 19).map((number) => traveller(number, { cityCode: chengdu }))
    const [coach] = await travelling(people, { services: [], coaches: coachQuotes })
    await transport.reach('booking trips')
    expect(await report(coach!.tripId, 'vehicle-broken-down')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/booking trips: a loss is reported once/) },
    })
    await transport.reach('travelling')
    const at = departsAt(coach!)
    await transport.world.advance({ seconds: (epochOf(at) - epochOf(transport.deps.clock.now())) / 1000 - 3600 })
    const boarded = people.map(({ workerId }) => workerId)
    const token = await transport.escort()
    await transport.world.call('POST', `/v1/trips/${coach!.tripId}/roll-call`, { token, body: { boarded, absent: [] } })
    expect(at > transport.deps.clock.now()).toBe(true)
    expect(await report(coach!.tripId, 'vehicle-broken-down')).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/under way/) },
    })
  })
})
