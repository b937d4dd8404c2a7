import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BatchId, EnterpriseId, JobOrderId, PlacementId, WorkerId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import { placementEntity, placementsIn } from '../../storage/matching/placements.ts'
import { embeddedTable } from './embedded-table.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

const digits = (number: number) => String(number).padStart(24, '0')
const batch = (number: number) => BatchId.parse(`bat_${digits(number)}`)
const worker = (number: number) => WorkerId.parse(`wrk_${digits(number)}`)
const at = (day: number) => `2026-03-0${day}T01:00:00.000Z` as Instant

/** A yes on this day of March, in the batch of that number. */
async function place(person: WorkerId, day: number, state: JourneyState['state'], more: object = {}) {
  const batchId = batch(day)
  await placementEntity(table.database())
    .put({
      placementId: PlacementId.parse(`plc_${person.slice(-22)}${String(day).padStart(2, '0')}`),
      batchId,
      chunk: 0,
      workerId: person,
      countyCode: '530627',
      jobOrderId: JobOrderId.parse(`job_${digits(1)}`),
      enterpriseId: EnterpriseId.parse(`ent_${digits(1)}`),
      cityCode: '441900',
      startDate: '2026-03-20' as CalendarDate,
      promise: {} as never,
      acceptedAt: at(day),
      state,
      journey: { state, at: at(day) } as JourneyState,
      ...more,
    })
    .go()
  return batchId
}

/** As v0.1.0 listed a person's placements. */
async function listAsBefore(batchId: BatchId, workerId: WorkerId, day: number) {
  const { client, table: TableName } = table.database()
  await client.send(
    new UpdateCommand({
      TableName,
      Key: { pk: `$zhida#batchid_${batchId}#chunk_0`, sk: `$placement_1#workerid_${workerId}` },
      UpdateExpression: 'SET gsi1pk = :person, gsi1sk = :day REMOVE gsi3pk, gsi3sk',
      ExpressionAttributeValues: {
        ':person': `$zhida#workerid_${workerId}`,
        ':day': `$placement_1#acceptedat_${at(day)}`,
      },
    }),
  )
}

test('of each person the newest placement is found, however it is listed and whatever they said yes to for the way home', async () => {
  const [atWork, cameBefore, leftTwice, twoReleases, never] = [1, 2, 3, 4, 5].map(worker) as [
    WorkerId,
    WorkerId,
    WorkerId,
    WorkerId,
    WorkerId,
  ]
  await place(atWork, 1, 'left')
  const engagedIn = await place(atWork, 2, 'handed-over')
  await place(atWork, 5, 'accepted', { returns: { direction: 'home' } })
  await listAsBefore(await place(cameBefore, 1, 'handed-over'), cameBefore, 1)
  await place(leftTwice, 1, 'left')
  await place(leftTwice, 3, 'withdrawn')
  // Their newest is of a batch that began with the release before.
  await place(twoReleases, 2, 'left')
  const lastOfBefore = await place(twoReleases, 4, 'boarded')
  await listAsBefore(lastOfBefore, twoReleases, 4)

  const placements = placementsIn(table.database())
  const people = [
    { workerId: atWork, engagedIn },
    { workerId: cameBefore, engagedIn: batch(1) },
    { workerId: leftTwice, engagedIn: null },
    { workerId: twoReleases, engagedIn: lastOfBefore },
    { workerId: never, engagedIn: null },
  ]
  const found = await placements.latestOfEach(people)
  expect(people.map(({ workerId }) => found.get(workerId)?.journey.state)).toEqual([
    'handed-over',
    'handed-over',
    'withdrawn',
    'boarded',
    undefined,
  ])
  for (const { workerId } of people) {
    const [newest] = await placements.ofWorker(workerId)
    expect(found.get(workerId)).toEqual(newest)
  }
})
