import { afterEach, expect, test } from 'vitest'
import { openWorld, type World, type WorldOptions } from '../world.ts'
import { type RunningBatch, startRunningBatch } from './running-batch.ts'

let world: World | undefined
afterEach(() => world?.close())

async function start(options: WorldOptions = {}): Promise<{ world: World; batch: RunningBatch }> {
  world = await openWorld(options)
  return { world, batch: await startRunningBatch(world, { workers: 30 }) }
}

/** People who took their consent back meanwhile are no candidates, whatever became of the batch. */
function gone({ partners }: World): number {
  return new Set(partners.typed.filter(({ text }) => /退订|TD|不要再发/.test(text)).map(({ phone }) => phone)).size
}

test('a batch that is cancelled while people answer lets everybody go', async () => {
  const { world, batch } = await start()
  const { counts } = await batch.reach('waiting for answers')
  // Offers that go out in the evening are on the phones the next morning.
  await world.advance({ hours: 15 })
  expect((await batch.placements()).length).toBeGreaterThan(0)
  await batch.office.post(`${batch.path}/cancel`, 'cancel', { why: 'the road is flooded' })
  await world.advance({ hours: 1 })

  const cancelled = await batch.look()
  expect(cancelled).toMatchObject({ state: 'cancelled', why: expect.stringContaining('the road is flooded') })
  expect(new Set((await batch.placements()).map(({ journey }) => journey.state))).toEqual(new Set(['released']))
  expect(await batch.candidatesNow()).toBe(counts.candidates - gone(world))
})

test('a batch that is cancelled after booking gives every seat back and tells nobody to travel', async () => {
  const { world, batch } = await start()
  await batch.reach('travelling')
  expect(world.partners.keptTrips().length).toBeGreaterThan(0)
  await batch.office.post(`${batch.path}/cancel`, 'cancel', { why: 'the road is flooded' })
  await world.advance({ hours: 12 })

  expect(await batch.look()).toMatchObject({ state: 'cancelled' })
  expect(world.partners.keptTrips()).toEqual([])
  const states = (await batch.placements()).map(({ journey }) => journey.state)
  expect(states.filter((state) => state !== 'released' && state !== 'withdrawn')).toEqual([])
  const before = world.partners.sent.length
  await world.advance({ days: 20 })
  expect(world.partners.sent.slice(before)).toEqual([])
})

test('trips that are not approved are not booked, and everybody is free again', async () => {
  const { world, batch } = await start({ approves: false })
  const { counts } = await batch.reach('waiting for approval')
  await batch.office.post(`${batch.path}/approval`, 'no', { decision: 'reject', why: 'too dear' })
  await world.advance({ hours: 1 })

  const ended = await batch.look()
  expect(ended).toMatchObject({ progress: { step: 'ended' }, why: expect.stringContaining('too dear') })
  expect(world.partners.keptTrips()).toEqual([])
  expect(world.partners.sent.filter(({ template }) => template.startsWith('travel-notice'))).toEqual([])
  expect(await batch.candidatesNow()).toBe(counts.candidates - gone(world))
})

test('trips that nobody approves in time are given up in the same way', async () => {
  const { world, batch } = await start({ approves: false })
  const { counts } = await batch.reach('waiting for approval')
  await world.advance({ days: 4 })
  const ended = await batch.look()
  expect(ended).toMatchObject({ progress: { step: 'ended' }, why: expect.stringMatching(/approv/) })
  expect(await batch.candidatesNow()).toBe(counts.candidates - gone(world))
})
