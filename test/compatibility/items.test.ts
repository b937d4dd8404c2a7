import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { BatchId, TripId, WorkerId } from '../../domain/kernel/ids.ts'
import { startDynamoDb } from '../../local/dynamodb/start-dynamo-db.ts'
import { createTable } from '../../local/runtime/create-table.ts'
import type { Database } from '../../storage/database.ts'
import { retentions } from '../../storage/retention.ts'
import { itemReaders, storesOf } from './item-readers.ts'
import { recorded, releases } from './recorded.ts'
import type { Item } from './recording/record-items.ts'
import { itemWayOut } from './way-out.ts'
import { whyNotRead } from './why-not-read.ts'

let client: DynamoDBClient
let stop: () => Promise<void>
beforeAll(async () => {
  const dynamoDb = await startDynamoDb()
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  client = new DynamoDBClient({ endpoint: dynamoDb.endpoint, region: 'cn-north-1', credentials })
  stop = () => dynamoDb.stop()
})
afterAll(async () => {
  client.destroy()
  await stop()
})

/** A table of today with the items of a release, as they lie: no migration went over it. */
async function tableOf(release: string, items: readonly Item[]): Promise<Database> {
  const database = { client: DynamoDBDocumentClient.from(client), table: release }
  await createTable(client, release)
  for (const Item of items) await database.client.send(new PutCommand({ TableName: release, Item }))
  return database
}

describe.each(releases)('items of %s are read as they lie', (release) => {
  const items = recorded(release, 'items')
  let stores: ReturnType<typeof storesOf>
  beforeAll(async () => {
    stores = storesOf(await tableOf(release, Object.values(items).flat()))
  })

  test.each(Object.entries(items))('%s', async (entity, some) => {
    const reader = itemReaders[entity]
    if (!reader) throw new Error(itemWayOut({ release, name: entity, problem: 'item-readers.ts does not read it' }))
    for (const item of some)
      for (const [way, found] of (await Promise.all(reader.read(stores, item))).entries()) {
        const problem = whyNotRead(reader.is, found)
        if (problem === null) continue
        const name = `${entity} (way ${way + 1} of its reader, ${String(item['pk'])})`
        throw new Error(itemWayOut({ release, name, problem }))
      }
  })
})

describe('what an item of v0.1.0 lacks is filled in with what that meant', () => {
  const { worker: workers = [], trip: trips = [], cohort: cohorts = [] } = recorded('v0.1.0', 'items')
  let stores: ReturnType<typeof storesOf>
  beforeAll(async () => {
    stores = storesOf(await tableOf('brought-up', [...workers, ...trips, ...cohorts]))
  })
  test('a worker is of age from a day, helped first on no ground, and still listed as before', async () => {
    for (const item of workers) {
      expect(item).not.toHaveProperty('standing')
      const [worker] = await stores.workers.getMany([item['workerId'] as WorkerId])
      expect(worker).toMatchObject({ listedBefore: true, qualifiesUntil: null, version: null, nameHash: null })
      expect(worker).toMatchObject({ unsealed: { birthDate: item['birthDate'] } })
      expect(worker).not.toHaveProperty('liftedOutOfPoverty')
    }
  })
  test('an alarm of a trip, a text then, has a name and both languages', async () => {
    const alarming = trips.filter(({ alarms }) => (alarms as unknown[]).length > 0)
    expect(alarming.length).toBeGreaterThan(0)
    for (const { tripId } of alarming)
      for (const alarm of (await stores.trips.get(tripId as TripId))?.alarms ?? [])
        expect(alarm).toMatchObject({
          alarmId: expect.stringMatching(/^evt_/),
          words: { zh: expect.stringMatching(/\p{Script=Han}/u) },
        })
  })
  test('a cohort has the check-ins that it had closed itself', async () => {
    const closed = cohorts.filter(({ checkpoints }) => Object.keys(Object(checkpoints)).length > 0)
    expect(closed.length).toBeGreaterThan(0)
    for (const { batchId, cohortId, checkpoints } of closed) {
      const found = await stores.cohorts.ofBatch(batchId as BatchId)
      expect(found.find((one) => one.cohortId === cohortId)?.checkpoints).toEqual(checkpoints)
    }
  })
})

test('every entity that a release kept is one of today', () => {
  for (const release of releases)
    for (const entity of Object.keys(recorded(release, 'items'))) expect(Object.keys(retentions)).toContain(entity)
})

describe('a change that items of before do not fit is seen', () => {
  const kept = { tripId: 'trp_1', seats: 49 }
  test('a field that becomes required', () => {
    const said = whyNotRead(z.object({ tripId: z.string(), seats: z.int(), drivers: z.int() }), kept)
    expect(said).toContain('drivers')
  })
  test('one with a default too: nothing fills it in when an item is read', () => {
    const said = whyNotRead(z.object({ tripId: z.string(), drivers: z.int().default(1) }), kept)
    expect(said).toContain('drivers')
  })
  test('another type, and another form that a schema would make of it', () => {
    expect(whyNotRead(z.object({ seats: z.string() }), kept)).toContain('seats')
    expect(whyNotRead(z.object({ tripId: z.string().toUpperCase() }), kept)).toContain('tripId')
  })
  test('an item that no way leads to any more', () => {
    expect(whyNotRead(z.object({}), undefined)).toBe('it is not found')
    expect(whyNotRead(z.object({}), null)).toBe('it is not found')
  })
  test('what may be missing, and what is there besides, is no break', () => {
    expect(whyNotRead(z.object({ tripId: z.string(), drivers: z.int().optional() }), kept)).toBeNull()
  })
  test('in an item of a release too, read by the store of today', async () => {
    const [trip] = recorded('v0.1.0', 'items')['trip'] ?? []
    const spoilt = { ...trip, facts: { ...Object(trip?.['facts']), stops: undefined } }
    const stores = storesOf(await tableOf('spoilt', [JSON.parse(JSON.stringify(spoilt))]))
    for (const found of await Promise.all(itemReaders['trip']?.read(stores, trip) ?? []))
      expect(whyNotRead(itemReaders['trip']?.is ?? z.never(), found)).toContain('stops')
  })
  test('and the failure says the way out', () => {
    const said = itemWayOut({ release: 'v0.1.0', name: 'trip', problem: '✖ drivers' })
    for (const way of ['✖ drivers', 'optional', 'storage/ makes of trip', 'Do not change']) expect(said).toContain(way)
  })
})
