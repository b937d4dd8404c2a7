import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { planTrips } from '../../../domain/transport/plan/plan-trips.ts'
import { type PlannedTrip, ReplanConstraints } from '../../../domain/transport/plan/replan-constraints.ts'
import { replanTrips } from '../../../domain/transport/plan/replan-trips.ts'
import type { TransportPlan } from '../../../domain/transport/plan/transport-plan.ts'
import { checkPlan } from './check-plan.ts'
import { generateInstance } from './generate-instance.ts'

const instance = generateInstance(11, { passengers: 140, counties: 5, cities: 3 })

/** Seconds, of which a proof on a quiet machine takes less than one. */
const untilProved = 600

/** Planned once for all cases. */
const planned = plan()

async function plan() {
  const first = await planTrips(instance, { seconds: untilProved })
  if (isRefusal(first)) throw new Error(first.detail)
  return first
}

async function again(previous: TransportPlan, constraints: Partial<ReplanConstraints>) {
  const next = await replanTrips(instance, previous, ReplanConstraints.parse(constraints), { seconds: untilProved })
  if (isRefusal(next)) throw new Error(next.detail)
  expect(checkPlan(instance, next)).toEqual({ broken: [], costYuan: next.costYuan })
  return next
}

function trip(coach: TransportPlan['coaches'][number] | undefined): PlannedTrip & { kind: 'coach' } {
  if (!coach) throw new Error('the plan has no coach')
  const { terminal, pickups, depart } = coach
  return { kind: 'coach', terminal, pickups, depart }
}

const ridesOf = (of: TransportPlan, { terminal, pickups, depart }: PlannedTrip & { kind: 'coach' }) =>
  of.rides.filter(
    (ride) => ride.terminal === terminal && ride.depart === depart && ride.pickups.join() === pickups.join(),
  )

describe('planning again', () => {
  test('with nothing to change changes nothing', async () => {
    const first = await planned
    const next = await again(first, {})
    expect(next.change).toMatchObject({ movedPassengers: 0, groups: [], coachesAdded: [], coachesDropped: [] })
    expect(next.moreYuan).toBe(0)
  })

  test('with everybody kept proves its cost', async () => {
    const first = await planned
    const lock = first.coaches.map(trip)
    const riding = (group: string) =>
      first.rides.filter((ride) => ride.group === group).reduce((sum, ride) => sum + ride.passengers, 0)
    const groups = instance.groups.flatMap((group) =>
      riding(group.id) > 0 ? [{ ...group, size: riding(group.id) }] : [],
    )
    const aboard = { ...instance, groups }
    const previous = { ...first, selfArranged: [] }
    for (const seconds of [0, untilProved]) {
      const next = await replanTrips(aboard, previous, ReplanConstraints.parse({ lock }), {
        seconds,
      })
      if (isRefusal(next)) throw new Error(next.detail)
      expect(next).toMatchObject({ lowerBoundYuan: next.costYuan, gap: 0, moreYuan: 0 })
    }
  })

  test('keeps locked trips with everybody aboard while a mode is forbidden for the rest', async () => {
    const first = await planned
    const locked = trip(first.coaches[0])
    const next = await again(first, { lock: [locked], forbid: ['rail'] })
    for (const ride of ridesOf(first, locked))
      expect(ridesOf(next, locked)).toContainEqual({ ...ride, passengers: expect.any(Number) })
    const trains = new Set(instance.services.filter((service) => service.mode === 'rail').map((service) => service.id))
    const elsewhere = next.rides.filter((ride) => !ridesOf(first, locked).some((kept) => kept.service === ride.service))
    expect(elsewhere.filter((ride) => trains.has(ride.service ?? ''))).toEqual([])
  })

  test('after a breakdown moves only the people of the lost coach', async () => {
    const first = await planned
    const lost = trip(first.coaches.at(-1))
    const stranded = ridesOf(first, lost)
    const next = await again(first, { lost: [lost], onlyLost: true })
    expect(ridesOf(next, lost)).toEqual([])
    expect(next.change.movedPassengers).toBe(stranded.reduce((sum, ride) => sum + ride.passengers, 0))
    expect(new Set(next.change.groups.map(({ group }) => group))).toEqual(new Set(stranded.map(({ group }) => group)))
  })

  test('runs a departure with the vehicle that was requested', async () => {
    const first = await planned
    const changed = trip(first.coaches[0])
    const next = await again(first, { lock: [changed], vehicles: [{ ...changed, coaches: [{ seats: 55, count: 1 }] }] })
    const coaches = next.coaches.filter(
      (coach) =>
        coach.terminal === changed.terminal &&
        coach.depart === changed.depart &&
        coach.pickups.join() === changed.pickups.join(),
    )
    expect(coaches).toEqual([
      { terminal: changed.terminal, pickups: changed.pickups, depart: changed.depart, seats: 55, count: 1 },
    ])
  })

  test('is refused below what any plan costs', async () => {
    const first = await planned
    const constraints = ReplanConstraints.parse({ budgetYuan: (first.lowerBoundYuan ?? 0) - 1 })
    expect(await replanTrips(instance, first, constraints, { seconds: untilProved })).toMatchObject({
      refused: 'infeasible',
    })
  })

  test('is refused with a coach that nobody has', async () => {
    const first = await planned
    const vehicles = [{ ...trip(first.coaches[0]), coaches: [{ seats: 12, count: 1 }] }]
    expect(await replanTrips(instance, first, ReplanConstraints.parse({ vehicles }))).toMatchObject({
      refused: 'infeasible',
    })
  })
})
