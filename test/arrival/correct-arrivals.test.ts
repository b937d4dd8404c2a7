import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctionDays } from '../../domain/arrival/judge-correction.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId, type PlacementId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, epochOf, type Instant, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { acceptIn } from '../batches/accept-in.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { rideIn } from '../enterprises/ride-in.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const at = (days: number, time: string) => atShanghai(plusDays(dateInShanghai(world.clock.now()), days), time)
const until = (moment: Instant) => world.advance({ seconds: (epochOf(moment) - epochOf(world.clock.now())) / 1000 })

interface Rider extends Person {
  readonly batchId: BatchId
  readonly trip: Trip
  readonly placementId: PlacementId
}

let batches = 0
async function rider(): Promise<Rider> {
  batches += 1
  const batchId = derivedId('BatchId', 'corrected', batches)
  await travelledBatch(world, jobOrder, batchId, { followsByDay: true })
  const asked = { batchId, jobOrderId: jobOrder.id, asked: 1, askedAt: world.clock.now(), answerUntil: at(2, '10:00') }
  await world.deps.headcounts.ask({ ...asked, state: 'open' }, plant.id)
  const person = await surveyed(world)
  const placement = (await acceptIn(world, batchId, person, jobOrder))!
  return { ...person, batchId, placementId: placement.placementId, trip: await rideIn(world, [placement], 0) }
}

const confirm = ({ trip, placementId }: Rider, came: boolean) =>
  plant.send('arrival.confirmed', {
    tripId: trip.tripId,
    jobOrderId: jobOrder.id,
    arrived: came ? 1 : 0,
    absent: came ? [] : [placementId],
  })
const correct = ({ trip, placementId }: Rider, arrived: boolean) =>
  plant.send('arrival.corrected', {
    tripId: trip.tripId,
    jobOrderId: jobOrder.id,
    corrections: [{ placementId, arrived }],
    why: '点名时认错了人',
  })
const stateOf = async ({ batchId, workerId }: Rider) =>
  (await world.deps.placements.get(batchId, 0, workerId))?.journey.state
const seatOf = async ({ trip, workerId }: Rider) => world.deps.passengers.get({ tripId: trip.tripId, workerId })
const claimOf = async ({ batchId }: Rider) =>
  (await world.deps.places.claimsOn(jobOrder.id)).find((one) => one.batchId === batchId)
const engagedIn = async ({ workerId }: Rider) => (await world.deps.workers.get(workerId))?.engagedIn ?? null
const checkIns = ({ phone }: Person) =>
  world.partners.texts.filter((sms) => sms.phone === phone && sms.template.startsWith('check-in'))

describe('somebody was reported as arrived and had not come', () => {
  test('the place is free, nothing is asked of them, and the record says who said what and why', async () => {
    await until(at(1, '15:00'))
    const person = await rider()
    expect(await confirm(person, true)).toMatchObject({ status: 200 })
    const before = await claimOf(person)
    expect(await correct(person, false)).toMatchObject({ status: 200 })
    expect(await stateOf(person)).toBe('no-show')
    expect(await seatOf(person)).toMatchObject({
      state: 'no-show',
      corrections: [{ said: 'absent', stood: 'handed-over', by: plant.id, why: '点名时认错了人' }],
    })
    const after = await claimOf(person)
    expect(after).toMatchObject({ open: before!.open + 1, accepted: before!.accepted - 1, handedOver: 0 })
    expect(await engagedIn(person)).toBeNull()
    expect((await world.deps.trips.get(person.trip.tripId))?.alarms).toMatchObject([
      { what: expect.stringMatching(/did not come.*look for the person/) },
    ])
    // The same again changes nothing.
    expect(await correct(person, false)).toMatchObject({ status: 200 })
    expect((await seatOf(person))?.corrections).toHaveLength(1)
    expect(await claimOf(person)).toEqual(after)
    await until(at(1, '20:01'))
    expect(checkIns(person)).toEqual([])
  })

  test('and had come after all: the place is taken again, day 1 follows from the hand-over', async () => {
    await until(at(1, '15:00'))
    const person = await rider()
    await confirm(person, true)
    const before = await claimOf(person)
    await correct(person, false)
    expect(await correct(person, true)).toMatchObject({ status: 200 })
    expect(await claimOf(person)).toEqual(before)
    expect(await engagedIn(person)).toBe(person.batchId)
    expect((await seatOf(person))?.corrections).toHaveLength(2)
    await until(at(1, '20:01'))
    expect(checkIns(person)).toHaveLength(1)
  })
})

test('somebody was reported absent and had come: staff record it for the plant, and they are asked on day 1', async () => {
  await until(at(1, '15:00'))
  const person = await rider()
  await confirm(person, false)
  expect(await stateOf(person)).toBe('no-show')
  const token = await world.token({ role: 'province' })
  const body = {
    tripId: person.trip.tripId,
    jobOrderId: jobOrder.id,
    corrections: [{ placementId: person.placementId, arrived: true }],
    by: '陈秀英',
    reason: '门卫登记时漏记',
  }
  const path = `/v1/enterprises/${plant.id}/arrival-corrections`
  expect(await world.call('POST', path, { token, body })).toMatchObject({ status: 200, body: { tally: {} } })
  const stranger = await world.token({ role: 'county', counties: ['530621'], subject: 'li@county' })
  expect(await world.call('POST', path, { token: stranger, body })).toMatchObject({ status: 403 })
  expect(await stateOf(person)).toBe('handed-over')
  expect(await seatOf(person)).toMatchObject({
    corrections: [{ said: 'arrived', stood: 'no-show', saidBy: '陈秀英', why: '门卫登记时漏记' }],
  })
  await until(at(1, '20:01'))
  expect(checkIns(person)).toHaveLength(1)
})

describe('a correction is refused', () => {
  test('before anything was confirmed, long after the hand-over, and of somebody who has left', async () => {
    const person = await rider()
    expect(await correct(person, false)).toMatchObject({ status: 409, body: { type: '/problems/invalid-state' } })
    await confirm(person, true)
    const leaver = await rider()
    await confirm(leaver, true)
    const leftOn = dateInShanghai(world.clock.now())
    expect((await plant.send('worker.left', { placementId: leaver.placementId, leftOn })).status).toBe(200)
    expect(await correct(leaver, false)).toMatchObject({ status: 409 })
    await until(plus(world.clock.now(), { days: correctionDays + 1 }))
    expect(await correct(person, false)).toMatchObject({ status: 409 })
    expect(await stateOf(person)).toBe('handed-over')
  })

  test('as a whole, where it names somebody of another trip', async () => {
    const [person, other] = [await rider(), await rider()]
    await confirm(person, true)
    const corrections = [person, other].map(({ placementId }) => ({ placementId, arrived: false }))
    const data = { tripId: person.trip.tripId, jobOrderId: jobOrder.id, corrections, why: '认错了人' }
    expect(await plant.send('arrival.corrected', data)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/data/corrections/1' }] },
    })
    expect(await stateOf(person)).toBe('handed-over')
  })
})
