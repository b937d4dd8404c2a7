import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../../domain/kernel/instant.ts'
import { firstDayOf } from '../../../domain/transport/journeys/build-transport-instance.ts'
import { groupTravellers } from '../../../domain/transport/journeys/group-travellers.ts'
import type { Journeys } from '../../../domain/transport/journeys/journeys.ts'
import { keepCompanionsTogether } from '../../../domain/transport/journeys/keep-companions-together.ts'
import { planJourneys } from '../../../domain/transport/journeys/plan-journeys.ts'
import { tripsOfRuns } from '../../../domain/transport/journeys/trips-of-runs.ts'
import type { QuoteReply } from '../../../domain/transport/trips/carrier-contract.ts'
import type { Traveller } from '../../../domain/transport/trips/traveller.ts'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import { batchId, now, quotes, traveller, window } from '../some-travellers.ts'

async function plan(travellers: readonly Traveller[], offered: QuoteReply = quotes): Promise<Journeys> {
  const groups = groupTravellers(travellers, window, now)
  const { runs } = await planJourneys(groups, offered, { seconds: 0, firstCoach: 1, firstDay: firstDayOf(groups) })
  return tripsOfRuns(runs, batchId, 'first')
}

const travellers = fc
  .array(
    fc.record({
      countyCode: fc.constantFrom('530627', '530628', '530629'),
      cityCode: fc.constantFrom('441900', '440300'),
      companionGroup: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
      earliestDeparture: fc.option(fc.constantFrom('2026-03-10' as CalendarDate, '2026-03-12' as CalendarDate)),
    }),
    { minLength: 1, maxLength: 120 },
  )
  .map((people) => people.map((of, number) => traveller(number, of)))

describe('planned journeys', () => {
  test('bring everybody to their plant once, on trips that follow one another, never above the seats', async () => {
    await fc.assert(
      fc.asyncProperty(travellers, async (people) => {
        const { trips, passengers } = await plan(people)
        const tripOf = new Map(trips.map((trip) => [trip.tripId, trip]))
        for (const trip of trips) {
          const aboard = passengers.filter(({ tripId }) => tripId === trip.tripId)
          expect(aboard.length).toBe(trip.passengers)
          expect(aboard.length).toBeLessThanOrEqual(trip.seats)
          expect(new Set(aboard.map(({ seat }) => seat)).size).toBe(aboard.length)
          expect(trip.stops.map(({ at }) => at)).toEqual(trip.stops.map(({ at }) => at).sort())
        }
        for (const { workerId, cityCode } of people) {
          const legs = passengers.filter((passenger) => passenger.workerId === workerId)
          const [last] = legs.filter(({ nextTripId }) => nextTripId === null)
          expect(legs.length).toBeLessThanOrEqual(2)
          expect(legs.filter(({ tripId }) => tripOf.get(tripId)?.endsAtPlant)).toEqual([last])
          expect(tripOf.get(last!.tripId)?.cities).toContain(cityCode)
          for (const { tripId, nextTripId } of legs) {
            const next = nextTripId && tripOf.get(nextTripId)
            if (!next) continue
            expect(tripOf.get(tripId)!.stops.at(-1)!.at <= departsAt(next)).toBe(true)
            expect(next.connectionId).toBe(tripOf.get(tripId)!.connectionId)
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  test('are the same whenever they are planned again, in whatever order people are listed', async () => {
    const people = Array.from({ length: 70 }, (_, number) => traveller(number))
    expect(await plan(people.toReversed())).toEqual(await plan(people))
  })

  test('use feeder and train where that is cheaper, booked as one connection', async () => {
    const { trips } = await plan(Array.from({ length: 45 }, (_, number) => traveller(number)))
    expect(trips.map(({ mode }) => mode)).toEqual(['feeder-coach', 'seat-block-rail'])
    expect(new Set(trips.map(({ connectionId }) => connectionId)).size).toBe(1)
    expect(trips.map(({ booking }) => booking.state)).toEqual(['planned', 'planned'])
  })

  test('buy each feeder its own block of seats, so that a lost coach takes no other with it', async () => {
    const people = Array.from({ length: 45 }, (_, number) => traveller(number))
    const small = { ...quotes, coaches: quotes.coaches.filter(({ seats }) => seats === 19) }
    const { trips } = await plan(people, small)
    const connections = [...Map.groupBy(trips, ({ connectionId }) => connectionId).values()]
    expect(connections.map((legs) => legs.map(({ mode }) => mode))).toEqual(
      connections.map(() => ['feeder-coach', 'seat-block-rail']),
    )
    expect(connections.length).toBeGreaterThan(1)
    for (const [feeder, train] of connections) expect(feeder!.passengers).toBe(train!.passengers)
  })

  test('are self-arranged, with an allowance, when no carrier offers anything', async () => {
    const { trips } = await plan([traveller(1), traveller(2)], { services: [], coaches: [] })
    expect(trips).toMatchObject([
      {
        mode: 'self-arranged',
        seats: 2,
        passengers: 2,
        hire: null,
        booking: { state: 'not-needed' },
        endsAtPlant: true,
      },
    ])
    expect(trips[0]?.cost.minorUnits).toBeGreaterThan(2 * 250_00)
  })

  test('are self-arranged when the planner refuses the carriers offers', async () => {
    const [first] = quotes.services
    const { trips } = await plan([traveller(1)], { ...quotes, services: [first!, first!] })
    expect(trips.map(({ mode }) => mode)).toEqual(['self-arranged'])
  })
})

describe('the law on coaches', () => {
  const offered = { services: [], coaches: quotes.coaches }
  const to = (cityCode: string, countyCode = '530627') =>
    Array.from({ length: 40 }, (_, number) => traveller(number, { cityCode, countyCode }))
  const minutes = (from: string, till: string) => (Date.parse(till) - Date.parse(from)) / 60_000

  test('gives a coach its driving timetable: rests, and two drivers who drive eight hours at most', async () => {
    const { trips } = await plan([...to('510100'), ...to('510100', '533122')], offered)
    const coaches = trips.filter(({ mode }) => mode === 'charter-coach')
    expect(coaches.length).toBeGreaterThan(1)
    for (const { timetable, drivers, stops } of coaches) {
      const lines = timetable ?? []
      expect(lines[0]?.from).toBe(stops[0]?.at)
      expect(lines.at(-1)?.to).toBe(stops.at(-1)?.at)
      for (const [index, line] of lines.entries()) if (index > 0) expect(line.from).toBe(lines[index - 1]?.to)
      for (const driver of [1, 2]) {
        const driving = lines.filter((line) => line.driver === driver)
        expect(driving.reduce((sum, { from, to: till }) => sum + minutes(from, till), 0)).toBeLessThanOrEqual(480)
      }
      expect(new Set(lines.flatMap(({ driver }) => driver ?? [])).size).toBe(drivers)
    }
    expect(coaches.some(({ timetable }) => timetable?.some(({ what }) => what === 'rest'))).toBe(true)
    expect(coaches.map(({ drivers }) => drivers)).toContain(2)
  })

  test('never sends a coach further than two drivers may drive, however dear the other ways are', async () => {
    const { trips } = await plan([...to('441900'), ...to('330100')], offered)
    expect(trips.map(({ mode, timetable }) => [mode, timetable])).toEqual([
      ['self-arranged', null],
      ['self-arranged', null],
    ])
  })
})

describe('companions', () => {
  test('leave together when the last of them is free', () => {
    const free = '2026-03-12' as CalendarDate
    const groups = groupTravellers(
      [
        traveller(1, { companionGroup: 'sisters' }),
        traveller(2, { companionGroup: 'sisters', earliestDeparture: free }),
      ],
      window,
      now,
    )
    expect(groups.map((group) => group.travellers.length)).toEqual([2])
  })

  test('fall into one part wherever it has room for all of them', () => {
    const sizes = [3, 4]
    const people = ['a', 'b', 'b', 'c', 'c', 'c', null].map((companionGroup, number) => ({ companionGroup, number }))
    const ordered = keepCompanionsTogether(people, sizes)
    const first = new Set(ordered.slice(0, 3).map(({ companionGroup }) => companionGroup))
    const second = new Set(ordered.slice(3).map(({ companionGroup }) => companionGroup))
    for (const company of ['a', 'b', 'c']) expect(first.has(company) && second.has(company)).toBe(false)
    expect(ordered.map(({ number }) => number).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
  })
})
