import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Plant } from '../enterprises/plant.ts'
import { rideIn } from '../enterprises/ride-in.ts'
import { openWorld, type World } from '../world.ts'
import { type AtWork, back, openPost, proposal, startReturns } from './at-work.ts'

let world: World
let plant: Plant
let people: AtWork[]
let homeward: BatchId
let trip: Trip
let tripBack: Trip
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  ;({ plant, people } = await openPost(world, 4))
  homeward = (await startReturns(world, [plant.id])).body.batchId
  await plant.send('return.proposed', proposal(homeward, people.slice(0, 3)))
  const later = await startReturns(world, [plant.id], { direction: 'back', travelWindow: back })
  await plant.send('return.proposed', proposal(later.body.batchId, people.slice(3), '2027-02-24'))
  await world.advance({ hours: 49 })
  for (const { phone } of people) world.partners.reply(phone, '坐')
  await world.advance({ hours: 1 })
  const [own, own2, own3, other] = await Promise.all(people.map(({ workerId }) => journeyOf(workerId)))
  trip = await rideIn(world, [own!, own2!, own3!], 0)
  tripBack = await rideIn(world, [other!], 0)
})
afterAll(() => world.close())

async function journeyOf(workerId: WorkerId): Promise<Placement | undefined> {
  return (await world.deps.placements.returnsOf(workerId))[0]
}
const county = (counties = ['530621']) => world.token({ role: 'county', counties })
async function alight(of: Trip, who: readonly AtWork[], token?: string) {
  const body = { alighted: who.map(({ workerId }) => ({ workerId })), at: world.clock.now() }
  const answer = await world.call('POST', `/v1/trips/${of.tripId}/alighted`, { token: token ?? (await county()), body })
  const { errors = [] } = answer.body as { errors?: { pointer: string }[] }
  return [answer.status, ...errors.map(({ pointer }) => pointer)]
}
const seats = async () =>
  (await world.deps.passengers.ofTrip(trip.tripId)).map(({ workerId, state }) => [workerId, state] as const)
const progress = async () => (await world.deps.trips.get(trip.tripId))?.progress.state

test('nobody is put down as home who is not on the trip, took their yes back, or is named twice; then nobody is', async () => {
  const [one, , gone, elsewhere] = people as [AtWork, AtWork, AtWork, AtWork]
  world.partners.reply(gone.phone, '不坐了')
  await world.advance({ hours: 1 })
  expect((await journeyOf(gone.workerId))?.journey.state).toBe('withdrawn')
  expect(await alight(trip, [one, elsewhere])).toEqual([422, '#/alighted/1/workerId'])
  expect(await alight(trip, [one, gone])).toEqual([422, '#/alighted/1/workerId'])
  expect(await alight(trip, [one, one])).toEqual([422, '#/alighted/1/workerId'])
  expect(await alight(trip, [one], await county(['530602']))).toEqual([403])
  expect(new Map(await seats()).get(one.workerId)).toBe('expected')
})

test('a yes that is taken back frees no place at the post, which it never took', async () => {
  const jobOrderId = people[0]!.placement.jobOrderId
  expect(await world.deps.places.countsOf(homeward, [jobOrderId])).toEqual(new Map())
})

test('whoever was missed at the roll-call and came is home all the same; the last of them ends the trip, and no other', async () => {
  const [missed, last] = people as [AtWork, AtWork]
  const { tripId } = trip
  await world.deps.passengers.move([{ tripId, workerId: missed.workerId, from: ['expected'], to: 'no-show' }])
  const boarded = { state: 'boarded' as const, tripIds: [tripId], at: world.clock.now() }
  await world.deps.placements.move(homeward, 0, [{ workerId: last.workerId, from: ['seated'], to: boarded }])
  // Somebody on the way home is erased once they are there, as on any other ride.
  const erasing = { token: await county(), body: { askedBy: 'person', reason: '本人要求删除' } }
  expect(await world.call('POST', `/v1/workers/${last.workerId}/erasure`, erasing)).toMatchObject({ status: 409 })
  const noShow = { state: 'no-show' as const, at: world.clock.now() }
  await world.deps.placements.move(homeward, 0, [{ workerId: missed.workerId, from: ['seated'], to: noShow }])
  expect(await alight(trip, [missed])).toEqual([200])
  expect((await journeyOf(missed.workerId))?.journey.state).toBe('handed-over')
  expect(await progress()).not.toBe('handed-over')
  expect(await alight(trip, [last])).toEqual([200])
  expect(await progress()).toBe('handed-over')
  // Said again, the first word stands.
  expect((await alight(trip, [missed]))[0]).toBe(200)
  // Home is no post from which somebody could be proposed.
  const { batchId } = (await startReturns(world, [plant.id])).body
  const placement = (await journeyOf(missed.workerId))!
  expect((await plant.send('return.proposed', proposal(batchId, [{ placement }]))).status).toBe(422)
})

test('a trip back to the post is signed for by its plant, and brings it nobody new', async () => {
  const [, , , person] = people as [AtWork, AtWork, AtWork, AtWork]
  const { jobOrderId } = person.placement
  expect(await alight(tripBack, [person])).toEqual([409])
  const receipt = { tripId: tripBack.tripId, jobOrderId, arrived: 1, absent: [] }
  expect((await plant.send('arrival.confirmed', receipt)).status).toBe(200)
  expect((await journeyOf(person.workerId))?.journey.state).toBe('handed-over')
  expect(await world.deps.places.tripsTo(jobOrderId)).not.toContain(tripBack.tripId)
})
