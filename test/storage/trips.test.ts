import { afterAll, beforeAll, expect, test } from 'vitest'
import { EnterpriseId, TripId } from '../../domain/kernel/ids.ts'
import { type Instant, minus } from '../../domain/kernel/instant.ts'
import { plannedCoach } from '../transport/planned-coach.ts'
import { openWorld, type World } from '../world.ts'
import { sendsEachUpdateTwice } from './sends-each-update-twice.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
  await world.deps.trips.add([coach])
})
afterAll(() => world.close())

const at = '2026-03-10T04:00:00.000Z' as Instant
const coach = plannedCoach(TripId.parse('trp_000000000000000000000001'), ['530627'], at)

test('an alarm that the SDK sends again because its answer was lost is raised once', async () => {
  const { trips } = world.deps
  const late = { at, what: 'The departed report is late: telephone the escort.' }
  const sendOnce = sendsEachUpdateTwice(world)
  await trips.raiseAlarm(coach.tripId, late)
  sendOnce()
  await trips.raiseAlarm(coach.tripId, late)
  await trips.raiseAlarm(coach.tripId, { at, what: 'Its booking could not be released.' })
  expect((await trips.get(coach.tripId))?.alarms.map(({ what }) => what)).toEqual([
    late.what,
    'Its booking could not be released.',
  ])
})

test('a plant’s signature that is sent again is there once, and another plant’s beside it', async () => {
  const { trips } = world.deps
  const [one, two] = ['1', '2'].map((digit) => EnterpriseId.parse(`ent_${digit.repeat(24)}`)) as [
    EnterpriseId,
    EnterpriseId,
  ]
  const signed = { enterpriseId: one, receivedBy: '陈建国', at }
  await Promise.all([
    trips.addReceipt(coach.tripId, signed),
    trips.addReceipt(coach.tripId, { ...signed, at: minus(at, { minutes: 1 }) }),
  ])
  await trips.addReceipt(coach.tripId, signed)
  await trips.addReceipt(coach.tripId, { enterpriseId: two, receivedBy: '李娜', at })
  expect((await trips.get(coach.tripId))?.receipts.map(({ receivedBy }) => receivedBy)).toEqual(['陈建国', '李娜'])
})
