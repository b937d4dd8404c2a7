import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildProblem } from '../../../domain/transport/plan/build-problem.ts'
import { planOfLoads } from '../../../domain/transport/plan/plan-of-loads.ts'
import { planYuan } from '../../../domain/transport/plan/plan-yuan.ts'
import { type Finding, optimiseLoads } from '../../../domain/transport/plan/solve/optimise-loads.ts'
import type { CoachType, TransportInstance } from '../../../domain/transport/plan/solve/transport-instance.ts'
import { checkPlan } from './check-plan.ts'
import { leastCost } from './least-cost.ts'

const day = 1440
const days = 2
const countyIds = ['C1', 'C2', 'C3']
const hubs = [
  { id: 'R', kind: 'rail', latitude: 24.2, longitude: 101.2 },
  { id: 'A', kind: 'air', latitude: 23.7, longitude: 101.6 },
] as const
const cities = [
  { id: 'Near', latitude: 24.8, longitude: 103.5 },
  { id: 'Far', latitude: 23.1, longitude: 107.9 },
]
const modes = ['rail', 'air', 'railSpecial', 'airCharter'] as const

const rules = fc.record({
  speedKmh: fc.constantFrom(60, 75, 90),
  maxCoachKm: fc.constantFrom(150, 700, 1300),
  pickupMinutes: fc.constantFrom(0, 20),
  restMinutesPer240Driving: fc.constantFrom(0, 20),
  night: fc.constantFrom([120, 300] as const, [1380, 240] as const, [0, 0] as const),
  slots: fc.constantFrom<number[]>([360], [360, 900], [60, 720, 1200]),
  maxPickups: fc.integer({ min: 1, max: 3 }),
  maxHopKm: fc.constantFrom(0, 90, 400),
  detour: fc.constantFrom(1, 1.35, 3),
  transferMin: fc.constantFrom(0, 60),
  transferMax: fc.constantFrom(120, 1200),
  stationsPerCounty: fc.integer({ min: 0, max: 1 }),
  airportsPerCounty: fc.integer({ min: 0, max: 1 }),
  maxFeederKm: fc.constantFrom(60, 400),
  unsplittableBelow: fc.integer({ min: 0, max: 4 }),
  maxParts: fc.integer({ min: 1, max: 3 }),
})

/** Worlds so small that every plan can be tried: coaches with a handful of seats, hired trains and planes as well. */
const tinyWorlds: fc.Arbitrary<TransportInstance> = fc
  .record({
    rules,
    coachTypes: fc.constantFrom<CoachType[]>(
      [{ seats: 2, fixedYuan: 150, yuanPerKm: 0.4 }],
      [
        { seats: 2, fixedYuan: 150, yuanPerKm: 0.4 },
        { seats: 5, fixedYuan: 300.5, yuanPerKm: 0.73 },
      ],
      [
        { seats: 3, fixedYuan: 90, yuanPerKm: 1.1 },
        { seats: 4, fixedYuan: 500, yuanPerKm: 0.2 },
      ],
    ),
    spots: fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })), {
      minLength: 3,
      maxLength: 3,
    }),
    services: fc.array(
      fc.record({
        mode: fc.constantFrom(...modes),
        toCity: fc.constantFrom('Near', 'Far'),
        depart: fc.integer({ min: 480, max: days * day }),
        minutes: fc.constantFrom(90, 600),
        seats: fc.integer({ min: 0, max: 6 }),
        price: fc.integer({ min: 0, max: 500 }),
      }),
      { maxLength: 5 },
    ),
    groups: fc.array(
      fc.record({
        county: fc.constantFrom(...countyIds),
        city: fc.constantFrom('Near', 'Far'),
        size: fc.integer({ min: 1, max: 5 }),
        earliestDeparture: fc.integer({ min: 0, max: day }),
        hours: fc.constantFrom(0, 6, 14, 24),
        journeyHours: fc.constantFrom(4, 20, 40),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .map(
    ({ rules: { night, ...others }, coachTypes, spots, services, groups }): TransportInstance => ({
      format: 'transport-1',
      rules: { ...others, nightStopFrom: night[0], nightStopTo: night[1] },
      coachTypes,
      counties: spots.map(([north, east], index) => ({
        id: countyIds[index] as string,
        latitude: 23.6 + north / 10,
        longitude: 100.8 + east / 10,
      })),
      hubs: [...hubs],
      cities,
      services: services.map(({ mode, toCity, depart, minutes, seats, price }, index) => ({
        id: `S${index}`,
        mode,
        fromHub: mode.startsWith('rail') ? 'R' : 'A',
        toCity,
        depart,
        arrive: depart + minutes,
        seats,
        pricePerSeat: price,
        fixedCost: 2 * price,
      })),
      groups: groups.map(({ county, city, size, earliestDeparture, hours, journeyHours }, index) => {
        const latestDeparture = earliestDeparture + 60 * hours
        const latestArrival = latestDeparture + 60 * journeyHours
        return { id: `G${index}`, county, city, size, earliestDeparture, latestDeparture, latestArrival }
      }),
    }),
  )

describe('the planner in a tiny world', () => {
  test('finds what trying everything finds, and proves it', async () => {
    await fc.assert(
      fc.asyncProperty(tinyWorlds, async (instance) => {
        const most = leastCost(instance, days, 'everywhere')
        const least = leastCost(instance, days, 'anywhere')
        const problem = buildProblem(instance)
        let last: Finding | undefined
        await optimiseLoads(problem, performance.now() + 600_000, (finding) => {
          expect(finding.lowerBoundYuan ?? 0).toBeLessThanOrEqual(most)
          last = finding
        })
        // The planner takes stops where somebody could board: its plan lies between, and nearly always both are one.
        const { costYuan, lowerBoundYuan, loads } = last as Finding
        expect(costYuan).toBeGreaterThanOrEqual(least)
        expect(costYuan).toBeLessThanOrEqual(most)
        expect(lowerBoundYuan).toBe(costYuan)
        expect(checkPlan(instance, planOfLoads(problem, loads))).toEqual({ broken: [], costYuan })
      }),
      { numRuns: 60 },
    )
  })

  test('where waiting costs, is bounded, or needs a bed', async () => {
    const paid = fc.record(
      {
        maxWait: fc.constantFrom(60, 300),
        waitYuan: fc.constantFrom({ day: 10, night: 30 }, { day: 61.5, night: 0 }),
        lodging: fc.constantFrom({ yuan: 0 }, { yuan: 120 }),
        feederSlots: fc.constantFrom<number[]>([], [420, 1140], [300, 660, 1380]),
        timedFeeders: fc.boolean(),
        night: fc.constantFrom({ from: 1380, to: 300 }, { from: 60, to: 400 }, { from: 0, to: 0 }),
        later: fc.constant<TransportInstance['rules']['later']>([
          { from: 700, transferMin: 0, transferMax: 600, maxWait: 200, waitYuan: { day: 5, night: 100 } },
          { from: day, transferMin: 90, transferMax: 1440, maxWait: 90, lodging: { yuan: 45 } },
        ]),
      },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(tinyWorlds, paid, async (world, waiting) => {
        const instance = { ...world, rules: { ...world.rules, ...waiting } }
        const most = leastCost(instance, days, 'everywhere')
        const problem = buildProblem(instance)
        let last: Finding | undefined
        await optimiseLoads(problem, performance.now() + 600_000, (finding) => {
          expect(finding.lowerBoundYuan ?? 0).toBeLessThanOrEqual(most)
          last = finding
        })
        const { costYuan, lowerBoundYuan, loads } = last as Finding
        expect(costYuan).toBeGreaterThanOrEqual(leastCost(instance, days, 'anywhere'))
        expect(costYuan).toBeLessThanOrEqual(most)
        expect(lowerBoundYuan).toBe(costYuan)
        const plan = planOfLoads(problem, loads)
        expect(checkPlan(instance, plan)).toEqual({ broken: [], costYuan })
        expect(planYuan(plan, instance)).toBe(costYuan)
      }),
      { numRuns: 60 },
    )
  })
})
