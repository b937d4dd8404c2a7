import { afterAll, beforeAll, expect, test } from 'vitest'
import { BatchId, ConnectionId, EnterpriseId, TripId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
  await world.deps.trips.add([coach])
})
afterAll(() => world.close())

const at = '2026-03-10T04:00:00.000Z' as Instant
const coach: Trip = {
  tripId: TripId.parse('trp_000000000000000000000001'),
  batchId: BatchId.parse('bat_000000000000000000000001'),
  connectionId: ConnectionId.parse('con_000000000000000000000001'),
  mode: 'charter-coach',
  service: null,
  stops: [
    { place: '530627', name: '镇雄', at },
    { place: '441900', name: '东莞', at },
  ],
  counties: ['530627'],
  cities: ['441900'],
  endsAtPlant: true,
  seats: 45,
  passengers: 30,
  drivers: 2,
  timetable: null,
  cost: yuan(9000),
  hire: null,
  plants: [],
  booking: { state: 'not-needed' },
  manifest: { version: 1, frozenAt: null },
  progress: { state: 'planned' },
  loss: null,
  receipts: [],
  alarms: [],
}

/** As the SDK does when the answer to a write is lost. */
function sendsEachUpdateTwice(): () => void {
  const stack = world.deps.database.client.middlewareStack
  stack.add(
    (next, { commandName }) =>
      async (request) => {
        if (commandName?.startsWith('Update')) await next(request)
        return next(request)
      },
    { step: 'build', name: 'sentTwice' },
  )
  return () => stack.remove('sentTwice')
}

test('an alarm that the SDK sends again because its answer was lost is raised once', async () => {
  const { trips } = world.deps
  const late = { at, what: 'The departed report is late: telephone the escort.' }
  const sendOnce = sendsEachUpdateTwice()
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
  // The trip as it was read before either call.
  await trips.addReceipt(coach, signed)
  await trips.addReceipt(coach, signed)
  await trips.addReceipt(coach, { enterpriseId: two, receivedBy: '李娜', at })
  expect((await trips.get(coach.tripId))?.receipts.map(({ receivedBy }) => receivedBy)).toEqual(['陈建国', '李娜'])
})
