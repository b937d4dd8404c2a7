import { expect, test } from 'vitest'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { OwnJourney, OwnJourneyCode, ownJourney } from '../../../domain/matching/own-journey.ts'
import { planTrips } from '../../../domain/transport/plan/plan-trips.ts'
import type { ReplanConstraints } from '../../../domain/transport/plan/replan-constraints.ts'
import type { Service, TransportInstance } from '../../../domain/transport/plan/solve/transport-instance.ts'
import { whyAlone } from '../../../domain/transport/plan/why-alone.ts'

const hour = 60
const day = 24 * hour

/** Ten people of one county, half an hour by coach from their station; the city is too far for a coach. */
function world(service: Partial<Service> | null, of: Partial<TransportInstance['rules']> = {}): TransportInstance {
  const train: Service = {
    id: 'G1',
    mode: 'rail',
    fromHub: 'R',
    toCity: 'Far',
    depart: 14 * hour,
    arrive: 20 * hour,
    seats: 60,
    pricePerSeat: 300,
    fixedCost: 0,
  }
  return {
    format: 'transport-1',
    rules: {
      speedKmh: 75,
      maxCoachKm: 700,
      pickupMinutes: 20,
      restMinutesPer240Driving: 20,
      nightStopFrom: 120,
      nightStopTo: 300,
      slots: [6 * hour],
      feederSlots: [6 * hour, 12 * hour, 20 * hour],
      maxPickups: 3,
      maxHopKm: 150,
      detour: 1.35,
      transferMin: 60,
      transferMax: 720,
      maxWait: 300,
      waitYuan: { day: 10, night: 30 },
      stationsPerCounty: 3,
      airportsPerCounty: 2,
      maxFeederKm: 400,
      unsplittableBelow: 6,
      maxParts: 3,
      ...of,
    },
    coachTypes: [{ seats: 19, fixedYuan: 100, yuanPerKm: 3 }],
    counties: [{ id: 'C', latitude: 27.4, longitude: 104.8 }],
    hubs: [{ id: 'R', kind: 'rail', latitude: 27.5, longitude: 105.05 }],
    cities: [{ id: 'Far', latitude: 31.2, longitude: 121.5 }],
    services: service ? [{ ...train, ...service }] : [],
    groups: [
      {
        id: 'G',
        county: 'C',
        city: 'Far',
        size: 10,
        earliestDeparture: 0,
        latestDeparture: 2 * day,
        latestArrival: 3 * day,
      },
    ],
  }
}

async function why(instance: TransportInstance, forbid: ReplanConstraints['forbid'] = []): Promise<string> {
  const plan = await planTrips(instance, { seconds: 0 })
  if (isRefusal(plan)) throw new Error(plan.detail)
  return whyAlone('G', plan, instance, forbid)
}

test('whoever no connection fits is told the first thing without which there would be one', async () => {
  const night = { depart: day + 3 * hour, arrive: day + 9 * hour }
  expect(await why(world(null))).toBe('no-connection')
  expect(await why(world({ depart: 46 * hour, arrive: 80 * hour }))).toBe('not-in-time')
  expect(await why(world({ seats: 0 }))).toBe('no-seats')
  expect(await why(world(night, { maxWait: 600 }))).toBe('wait-by-night')
  expect(await why(world(night, { maxWait: 180, feederSlots: [20 * hour] }))).toBe('wait-by-night')
  expect(await why(world({}, { feederSlots: [6 * hour] }))).toBe('wait-too-long')
  expect(await why(world({}), ['rail'])).toBe('ruled-out')
  expect(await why(world({ pricePerSeat: 9000 }))).toBe('costs-less')
  expect(await why(world({ seats: 5 }, { unsplittableBelow: 11 }))).toBe('no-seats')
})

test('with a price of a bed a night is no reason to travel alone, and who travels together has none', async () => {
  const night = world({ depart: day + 3 * hour, arrive: day + 9 * hour }, { lodging: { yuan: 80 } })
  const plan = await planTrips(night, { seconds: 2 })
  if (isRefusal(plan)) throw new Error(plan.detail)
  expect(plan.selfArranged).toEqual([])
  expect(plan.waiting).toMatchObject({ nights: 10, lodgingYuan: 800 })
})

test('every reason fits a text message', () => {
  for (const code of OwnJourneyCode.options) expect(OwnJourney.parse(ownJourney(code)).code).toBe(code)
})
