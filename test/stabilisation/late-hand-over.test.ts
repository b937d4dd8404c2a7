import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import {
  atShanghai,
  dateInShanghai,
  epochOf,
  type Instant,
  minus,
  plusDays,
  timeInShanghai,
} from '../../domain/kernel/instant.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { acceptIn } from '../batches/accept-in.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { rideIn } from '../enterprises/ride-in.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { travelledBatch } from './people-at-work.ts'

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

/** In China, days from today. */
const at = (days: number, time: string) => atShanghai(plusDays(dateInShanghai(world.clock.now()), days), time)

async function until(moment: Instant): Promise<void> {
  await world.advance({ seconds: (epochOf(moment) - epochOf(world.clock.now())) / 1000 })
}

interface Rider extends Person {
  readonly batchId: BatchId
  readonly trip: Trip
}

let batches = 0
/** Somebody of a batch of their own, on a coach that should have arrived some days ago. */
async function rider(daysAgo: number): Promise<Rider> {
  batches += 1
  const batchId = derivedId('BatchId', 'told late', batches)
  await travelledBatch(world, jobOrder, batchId, { followsByDay: true })
  const asked = { batchId, jobOrderId: jobOrder.id, asked: 1, askedAt: world.clock.now(), answerUntil: at(2, '10:00') }
  await world.deps.headcounts.ask({ ...asked, state: 'open' }, plant.id)
  const person = await surveyed(world)
  const placement = await acceptIn(world, batchId, person, jobOrder)
  return { ...person, batchId, trip: await rideIn(world, [placement!], daysAgo) }
}

const journeyOf = async ({ batchId, workerId }: Rider) =>
  (await world.deps.placements.get(batchId, 0, workerId))?.journey

async function handOver({ trip, workerId }: Rider, told: { at?: Instant }) {
  const token = await world.token({ role: 'province' })
  const body = { enterpriseId: plant.id, arrived: [workerId], receivedBy: '李建国', ...told }
  expect(await world.call('POST', `/v1/trips/${trip.tripId}/hand-over`, { token, body })).toMatchObject({ status: 200 })
}

const checkIns = ({ phone }: Person) =>
  world.partners.texts.filter((sms) => sms.phone === phone && sms.template.startsWith('check-in'))
const askedOn = (person: Person) =>
  checkIns(person).map((sms) => {
    const time = timeInShanghai(sms.at)
    return [dateInShanghai(sms.at), time >= '09:00' && time < '20:01' ? 'by day' : time]
  })
const askedInHour = (person: Person) =>
  checkIns(person).map((sms) => [dateInShanghai(sms.at), timeInShanghai(sms.at).slice(0, 2)])

describe('a hand-over that is reported late', () => {
  test('on the morning after: day 1 is this day, asked at the usual time', async () => {
    await until(at(1, '08:20'))
    const today = dateInShanghai(world.clock.now())
    const person = await rider(1)
    await handOver(person, { at: at(-1, '19:00') })
    expect(await journeyOf(person)).toEqual({ state: 'handed-over', at: at(-1, '19:00') })
    await until(at(0, '20:01'))
    expect(askedOn(person)).toEqual([[today, 'by day']])
    await until(at(6, '20:01'))
    expect(askedOn(person)).toEqual([
      [today, 'by day'],
      [plusDays(today, 6), 'by day'],
    ])
  })

  test('days later: day 1 is asked within the hour, day 7 counts from the hand-over', async () => {
    await until(at(1, '15:10'))
    const today = dateInShanghai(world.clock.now())
    const person = await rider(4)
    await handOver(person, { at: at(-4, '16:00') })
    await until(at(0, '16:15'))
    expect(askedInHour(person)).toEqual([[today, '15']])
    await until(at(3, '20:01'))
    expect(askedOn(person).slice(1)).toEqual([[plusDays(today, 3), 'by day']])
    const cohorts = await world.deps.cohorts.ofBatch(person.batchId)
    expect(cohorts.map(({ handedOverOn }) => handedOverOn)).toEqual([plusDays(today, -4)])
  })

  test('by night: nobody is asked before the morning', async () => {
    await until(at(1, '22:40'))
    const tomorrow = plusDays(dateInShanghai(world.clock.now()), 1)
    const person = await rider(3)
    await handOver(person, { at: at(-3, '22:00') })
    await until(at(1, '08:55'))
    expect(checkIns(person)).toEqual([])
    await until(at(0, '20:01'))
    expect(askedOn(person)).toEqual([[tomorrow, 'by day']])
  })

  test('by the plant itself, whose system tried again for two days, when it says it was', async () => {
    await until(at(1, '12:00'))
    const today = dateInShanghai(world.clock.now())
    const person = await rider(2)
    const timestamp = at(-2, '18:00')
    const data = { tripId: person.trip.tripId, jobOrderId: jobOrder.id, arrived: 1, absent: [] }
    const sent = await world.sendSigned(`/webhooks/enterprises/${plant.id}`, {
      secret: plant.secret,
      id: 'arrived-two-days-ago',
      body: { type: 'arrival.confirmed', timestamp, data },
    })
    expect(sent.status).toBe(200)
    expect(await journeyOf(person)).toEqual({ state: 'handed-over', at: timestamp })
    const trip = await world.deps.trips.get(person.trip.tripId)
    expect(trip).toMatchObject({ progress: { state: 'handed-over', at: timestamp }, receipts: [{ at: timestamp }] })
    await until(at(0, '13:00'))
    expect(askedInHour(person)).toEqual([[today, '12']])
    // Who left on the day after is believed: they had come.
    const placementId = (await world.deps.placements.get(person.batchId, 0, person.workerId))?.placementId
    const left = await plant.send('worker.left', { placementId, leftOn: plusDays(today, -1) })
    expect(left.status).toBe(200)
  })

  test('joins a day whose cohorts were formed without them, and nobody is asked twice', async () => {
    await until(at(1, '14:00'))
    const early = await rider(0)
    const late: Rider = { ...(await rider(0)) }
    await handOver(early, {})
    await until(at(1, '20:01'))
    expect(checkIns(early)).toHaveLength(1)
    await handOver(late, { at: minus(world.clock.now(), { hours: 22 }) })
    await until(at(1, '20:01'))
    expect([checkIns(early), checkIns(late)].map(({ length }) => length)).toEqual([1, 1])
  })

  test('with a clock that is a little ahead counts as now', async () => {
    const person = await rider(0)
    const now = world.clock.now()
    await handOver(person, { at: minus(now, { seconds: -120 }) })
    expect(await journeyOf(person)).toEqual({ state: 'handed-over', at: now })
  })
})
