import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId, EnterpriseId, TripId } from '../../domain/kernel/ids.ts'
import { type Instant, minus, plus } from '../../domain/kernel/instant.ts'
import { departsAt, type Trip } from '../../domain/transport/trips/trip.ts'
import { listLeaner } from '../../local/data-format/list-leaner.ts'
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
    trips.addReceipt(coach, signed),
    trips.addReceipt(coach, { ...signed, at: minus(at, { minutes: 1 }) }),
  ])
  await trips.addReceipt(coach, signed)
  await trips.addReceipt(coach, { enterpriseId: two, receivedBy: '李娜', at })
  expect((await trips.get(coach.tripId))?.receipts.map(({ receivedBy }) => receivedBy)).toEqual(['陈建国', '李娜'])
})

/** As a release before listed a batch's trips, in an index that holds everything, in a table that is not brought along. */
async function listAsBefore({ tripId, batchId, stops }: Trip): Promise<void> {
  const { client, table } = Object.assign(world.deps.database, { isListedAnew: false })
  await client.send(
    new UpdateCommand({
      TableName: table,
      Key: { pk: `$zhida#tripid_${tripId}`, sk: '$trip_1' },
      ConditionExpression: 'attribute_exists(gsi3pk)',
      UpdateExpression: 'SET gsi1pk = :batch, gsi1sk = :departure REMOVE gsi3pk, gsi3sk',
      ExpressionAttributeValues: {
        ':batch': `$zhida#batchid_${batchId}`,
        ':departure': `$trip_1#departsat_${departsAt({ stops }).toLowerCase()}#tripid_${tripId}`,
      },
    }),
  )
}

test('a batch’s trips are listed by departure, each once, also those that a release before listed', async () => {
  const { trips } = world.deps
  const batchId = derivedId('BatchId', 'listed')
  const all = Array.from({ length: 7 }, (_, index) => ({
    ...plannedCoach(derivedId('TripId', 'listed', index), ['530627'], plus(at, { hours: 9 - index })),
    batchId,
  }))
  await trips.add(all)
  const inOrder = all.toReversed().map(({ tripId }) => tripId)
  const listed = async () => (await trips.ofBatch(batchId)).map(({ tripId }) => tripId)
  const byPages = async () => {
    const found: TripId[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof trips.pageOfBatch>> = await trips.pageOfBatch(batchId, cursor, 2)
      expect(page.items.length).toBeLessThanOrEqual(2)
      found.push(...page.items.map(({ tripId }) => tripId))
      cursor = page.next
    } while (cursor !== null)
    return found
  }
  expect(await listed()).toEqual(inOrder)
  expect(await byPages()).toEqual(inOrder)
  for (const trip of all.slice(2, 5)) await listAsBefore(trip)
  expect(await listed()).toEqual(inOrder)
  expect((await byPages()).toSorted()).toEqual(inOrder.toSorted())
  // Planned anew, it is listed as trips are now.
  await trips.revise([all[2] as Trip])
  for (const _ of [1, 2]) {
    expect(await listed()).toEqual(inOrder)
    expect((await byPages()).toSorted()).toEqual(inOrder.toSorted())
    await listLeaner(world.deps.database)
  }
  expect(await byPages()).toEqual(inOrder)
  await expect(trips.pageOfBatch(batchId, 'none', 2)).rejects.toThrow('cursor')
})
