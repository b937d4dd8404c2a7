import { expect, test } from 'vitest'
import type { Stall } from '../../domain/batches/stall.ts'
import { epochOf, type Instant } from '../../domain/kernel/instant.ts'
import { departsAt, type Trip } from '../../domain/transport/trips/trip.ts'
import { functionName } from '../../functions/gateways/resource-names.ts'
import type { World } from '../world.ts'
import { runBroken } from './broken-journey.ts'
import { checkInsOf } from './check-ins-of.ts'
import { journeysOf } from './journeys-of.ts'
import type { RunningBatch } from './running-batch.ts'

const until = (world: World, moment: Instant, minutes: number) =>
  world.advance({ seconds: (epochOf(moment) - epochOf(world.clock.now())) / 1000 + 60 * minutes })

const tripsOf = async ({ office, path }: RunningBatch) =>
  (await office.get<{ items: Trip[] }>(`${path}/trips?limit=200`)).items
const stallsOf = async ({ office, path }: RunningBatch) =>
  (await office.get<{ items: Stall[] }>(`${path}/stalls?standing=open`)).items

/** A cancellation days before anybody leaves, whose release breaks until after the first departure; then `decide` is called. */
async function cancelledTooLate(decide: (batch: RunningBatch, world: World) => Promise<void>) {
  let isMended = false
  return runBroken({
    workers: 24,
    breaks: (name) => !isMended && name === functionName('transport/travel/release-trips'),
    async meanwhile(batch, world) {
      await batch.reach('travelling')
      // Escorts have read their trips.
      await world.advance({ hours: 24 })
      const [first] = (await tripsOf(batch)).map(departsAt).toSorted()
      expect(epochOf(first!)).toBeGreaterThan(epochOf(world.clock.now()))
      await batch.office.post(`${batch.path}/cancel`, 'cancel', { why: '道路中断' })
      await until(world, first!, 30)
      expect(await batch.look()).toMatchObject({ state: 'releasing' })
      isMended = true
      await decide(batch, world)
    },
  })
}

test('nothing is released by itself after the first departure: everybody travels, arrives and is followed', async () => {
  const journey = await cancelledTooLate(async (batch, world) => {
    // Nobody decides; after a week the step is tried by itself, which asks anew instead of letting anybody go.
    await world.advance({ days: 9 })
    const [stall, ...others] = await stallsOf(batch)
    expect(others).toEqual([])
    expect(stall).toMatchObject({
      step: { zh: '退订行程' },
      error: 'invalid-state',
      cause: expect.stringContaining('was to leave'),
    })
    await world.advance({ days: 8 })
    expect((await batch.placements()).filter(({ journey: { state } }) => state === 'released')).toEqual([])
    const [again] = await stallsOf(batch)
    await batch.office.post(`${batch.path}/stalls/${again!.stallId}`, 'retry', {
      decision: 'retry',
      reason: '其余放行',
    })
  })
  expect(journey.batch).toMatchObject({ state: 'cancelled', why: expect.stringContaining('trips, which ran') })
  const ends = Object.values(journeysOf(journey))
  expect(ends).toContain('came to work')
  for (const end of ends) expect(['came to work', 'withdrawn']).toContain(end)
  for (const days of checkInsOf(journey).values()) expect(days).toEqual([1, 7, 30, 90, 180])
  expect(journey.sent.filter(({ template }) => /^(?:trip-cancelled|arrangement-ended)/.test(template))).toEqual([])
})

test('an operator who has the release done again lets go only those whose journey has not begun', async () => {
  let gone: readonly string[] = []
  const journey = await cancelledTooLate(async (batch, world) => {
    const trips = await tripsOf(batch)
    const now = world.clock.now()
    const begun = new Set(trips.filter((trip) => departsAt(trip) <= now).map(({ connectionId }) => connectionId))
    gone = trips.flatMap(({ tripId, connectionId }) => (begun.has(connectionId) ? tripId : []))
    const [stall] = await stallsOf(batch)
    await batch.office.post(`${batch.path}/stalls/${stall!.stallId}`, 'retry', {
      decision: 'retry',
      reason: '其余放行',
    })
    await world.advance({ hours: 1 })
    expect(await batch.look()).toMatchObject({ state: 'cancelled', why: expect.stringContaining('trips, which ran') })
  })
  expect(gone.length).toBeGreaterThan(0)
  const ran = journey.trips.filter(({ progress }) => progress.state !== 'cancelled').map(({ tripId }) => tripId)
  for (const tripId of ran) expect(gone).toContain(tripId)
  const states = journey.placements.map(({ journey: { state } }) => state)
  expect(states).toContain('handed-over')
  expect(states.filter((state) => !['handed-over', 'left', 'withdrawn', 'released'].includes(state))).toEqual([])
  for (const days of checkInsOf(journey).values()) expect(days).toEqual([1, 7, 30, 90, 180])
  expect(journey.kept.filter((tripId) => !(ran as readonly string[]).includes(tripId))).toEqual([])
})
