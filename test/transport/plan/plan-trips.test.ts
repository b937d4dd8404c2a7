import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { coachRun } from '../../../domain/transport/plan/coach-run.ts'
import { planTimetables } from '../../../domain/transport/plan/plan-timetables.ts'
import { planTrips } from '../../../domain/transport/plan/plan-trips.ts'
import { seatPassengers } from '../../../domain/transport/plan/seat-passengers.ts'
import type { TransportInstance } from '../../../domain/transport/plan/solve/transport-instance.ts'
import { checkPlan } from './check-plan.ts'
import { generateInstance } from './generate-instance.ts'

const samples = new URL('../../../../shared/planning/', import.meta.url)

function sample(passengers: number): TransportInstance {
  return JSON.parse(readFileSync(new URL(`transport-${passengers}.json`, samples), 'utf8'))
}

async function planned(instance: TransportInstance, seconds = 0) {
  const plan = await planTrips(instance, { seconds })
  if (isRefusal(plan)) throw new Error(plan.detail)
  return plan
}

/** Small worlds with other rules than the samples have. */
const worlds = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    passengers: fc.integer({ min: 1, max: 160 }),
    counties: fc.integer({ min: 1, max: 8 }),
    cities: fc.integer({ min: 1, max: 4 }),
    unsplittableBelow: fc.integer({ min: 1, max: 30 }),
    maxParts: fc.integer({ min: 1, max: 4 }),
    maxPickups: fc.integer({ min: 1, max: 3 }),
    maxHopKm: fc.integer({ min: 0, max: 400 }),
    maxCoachKm: fc.constantFrom(0, 700, 1300, 2500),
    nightStop: fc.constantFrom([120, 300] as const, [1380, 240] as const, [0, 0] as const, [0, 1440] as const),
  })
  .map(({ seed, passengers, counties, cities, nightStop: [nightStopFrom, nightStopTo], ...rules }) => {
    const instance = generateInstance(seed, { passengers, counties, cities })
    return { ...instance, rules: { ...instance.rules, ...rules, nightStopFrom, nightStopTo } }
  })

describe('a transport plan', () => {
  test('keeps every rule and costs what it says, in any small world', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (instance) => {
        const plan = await planned(instance)
        expect(checkPlan(instance, plan)).toEqual({ broken: [], costYuan: plan.costYuan })
      }),
      { numRuns: 60 },
    )
  })

  test('is the same whenever the same instance is planned again', async () => {
    const instance = generateInstance(7, { passengers: 300 })
    expect(await planned(instance)).toEqual(await planned(instance))
  })

  test.runIf(existsSync(samples)).each([
    [50, 53_275],
    [500, 407_180],
    [2000, 2_062_455],
  ])(
    'of the published instance of %i people costs what it cost before there were rules of waiting',
    async (size, yuan) => {
      const plan = await planned(sample(size))
      expect(plan.costYuan).toBe(yuan)
      expect(plan.waiting).toMatchObject({ nights: 0, hoursYuan: 0, lodgingYuan: 0 })
    },
  )

  test('is the same with rules of waiting that ask for nothing', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (instance) => {
        const { rules } = instance
        const nothing = {
          maxWait: rules.transferMax,
          waitYuan: { day: 0, night: 0 },
          night: { from: 0, to: 0 },
          feederSlots: rules.slots,
          later: [],
        }
        expect(await planned({ ...instance, rules: { ...rules, ...nothing } })).toEqual(await planned(instance))
      }),
      { numRuns: 20 },
    )
  })

  test('seats every member of every group once, and never more people than seats', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (instance) => {
        const plan = await planned(instance)
        const members = new Map(
          instance.groups.map((group) => [group.id, Array.from({ length: group.size }, (_, n) => `${group.id}/${n}`)]),
        )
        const seating = seatPassengers(plan, instance, members)
        for (const vehicle of seating.vehicles) expect(vehicle.boardings.length).toBeLessThanOrEqual(vehicle.seats)
        const onCoaches = seating.vehicles
          .filter((vehicle) => vehicle.kind === 'coach')
          .flatMap((vehicle) => vehicle.boardings.map((boarding) => boarding.member))
        const alone = seating.selfArranged.map(({ member }) => member)
        expect([...onCoaches, ...alone].sort()).toEqual([...members.values()].flat().sort())
      }),
      { numRuns: 40 },
    )
  })

  test('proved in a worker never costs less than its bound, nor more than the plan made at once', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (instance) => {
        const plan = await planned(instance, 120)
        expect(checkPlan(instance, plan)).toEqual({ broken: [], costYuan: plan.costYuan })
        expect(plan.lowerBoundYuan).toBeLessThanOrEqual(plan.costYuan)
        expect(plan.costYuan).toBeLessThanOrEqual((await planned(instance)).costYuan)
      }),
      { numRuns: 4 },
    )
  })

  test('by the strict reading of the law runs every coach lawfully', async () => {
    const instance = generateInstance(3, { passengers: 200 })
    const rules = { ...instance.rules, reading: 'strict' as const }
    const plan = await planned({ ...instance, rules })
    expect(plan.coaches.length).toBeGreaterThan(0)
    for (const { driving } of planTimetables(plan, instance)) expect(driving).toHaveProperty('arrives')
  })

  test('by the format says which of its coaches the law forbids, and what to do instead', () => {
    const instance = generateInstance(3, { passengers: 200 })
    const coach = { terminal: 'Shanghai', pickups: [instance.counties[0]?.id ?? ''], depart: 360 }
    const plan = { coaches: [{ ...coach, seats: 49, count: 1 }], rides: [], charters: [], selfArranged: [] }
    const far = { ...instance, rules: { ...instance.rules, maxCoachKm: 5000 } }
    expect(planTimetables(plan, far)).toMatchObject([
      { ...coach, driving: { illegal: 'too-far-for-coach', proposals: ['rail', 'air', 'relay'] } },
    ])
  })

  test('of nobody is empty', async () => {
    const instance = { ...generateInstance(1, { passengers: 10 }), groups: [] }
    for (const seconds of [0, 60])
      expect(await planned(instance, seconds)).toEqual({
        coaches: [],
        rides: [],
        charters: [],
        selfArranged: [],
        costYuan: 0,
        lowerBoundYuan: 0,
        gap: 0,
        seatFill: 0,
        waiting: {
          upTo2Hours: 0,
          upTo5Hours: 0,
          longer: 0,
          longestMinutes: 0,
          nights: 0,
          hoursYuan: 0,
          lodgingYuan: 0,
        },
      })
  })

  test.each(['format', 'strict'] as const)('sends no coach when wheels stand still all day (%s)', async (reading) => {
    const instance = generateInstance(3, { passengers: 40 })
    const size = instance.groups.reduce((sum, group) => sum + group.size, 0)
    expect((await planned(instance)).coaches.length).toBeGreaterThan(0)
    const rules = { ...instance.rules, reading, nightStopFrom: 0, nightStopTo: 1440 }
    for (const seconds of [0, 60]) {
      const plan = await planned({ ...instance, rules }, seconds)
      expect(plan).toMatchObject({ coaches: [], rides: [], charters: [] })
      expect(plan.selfArranged.reduce((sum, { passengers }) => sum + passengers, 0)).toBe(size)
      if (seconds > 0) expect(plan).toMatchObject({ lowerBoundYuan: plan.costYuan, gap: 0 })
    }
  })

  test('drives in the only minute that a night stop leaves', async () => {
    const rules = { ...generateInstance(3, { passengers: 40 }).rules, nightStopFrom: 361, nightStopTo: 360 }
    expect(coachRun(360, [75], rules, false)).toEqual({ leaves: [360], arrives: 360 + 1440 * 59 + 1 })
    expect(coachRun(360, [75], { ...rules, nightStopFrom: 0, nightStopTo: 1440 }, true)).toBeNull()
  })

  test('is refused for an instance that names an unknown county', async () => {
    const instance = generateInstance(1, { passengers: 10 })
    const groups = instance.groups.map((group) => ({ ...group, county: 'nowhere' }))
    expect(await planTrips({ ...instance, groups })).toMatchObject({ refused: 'invalid-instance' })
  })

  test('is refused when a group may leave only after it must have left', async () => {
    const instance = generateInstance(1, { passengers: 10 })
    const groups = instance.groups.map((group) => ({ ...group, latestDeparture: group.earliestDeparture - 1 }))
    const shut = groups.filter((group) => group.latestDeparture >= 0)
    expect(await planTrips({ ...instance, groups: shut })).toMatchObject({ refused: 'infeasible' })
  })

  test.skipIf(!existsSync(samples))('of the published samples is feasible and near the best known', async () => {
    for (const [passengers, best] of [
      [50, 53_275],
      [500, 401_409],
    ] as const) {
      const instance = sample(passengers)
      const plan = await planned(instance)
      expect(checkPlan(instance, plan)).toEqual({ broken: [], costYuan: plan.costYuan })
      expect(plan.costYuan).toBeLessThanOrEqual(best * 1.05)
    }
  })
})
