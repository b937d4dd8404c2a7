import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate, Instant } from '../../domain/kernel/instant.ts'
import type { Disaster } from '../../domain/relief/disaster.ts'
import type { Database } from '../../storage/database.ts'
import { disastersIn } from '../../storage/relief/disasters.ts'
import { tripDaysIn } from '../../storage/transport/trip-days.ts'
import { embeddedTable } from './embedded-table.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

/** Items of queries from now on, those too that nobody sees. */
function countRead({ client }: Pick<Database, 'client'>) {
  const read = { items: 0 }
  client.middlewareStack.add(
    (next) => async (request) => {
      const answer = await next(request)
      read.items += (answer.output as { ScannedCount?: number }).ScannedCount ?? 0
      return answer
    },
    { step: 'initialize' },
  )
  return read
}

/** Items of other entities in a partition, as some that sort before it and some behind. */
async function neighbours({ client, table: name }: Database, keys: (entity: string) => Record<string, string>) {
  for (const entity of ['batch', 'campaign', 'enterprise', 'joborder', 'trip', 'visit'])
    for (let number = 0; number < 5; number++)
      await client.send(
        new PutCommand({
          TableName: name,
          Item: { pk: `${entity}${number}`, sk: 'one', ...keys(`$${entity}_1#of_2030-01-01#${number}`) },
        }),
      )
}

const disaster = (name: string, until: string): Disaster => ({
  disasterId: derivedId('DisasterId', name),
  kind: 'flood',
  countyCode: '530621',
  townships: [],
  from: '2027-01-01' as CalendarDate,
  until: until as CalendarDate,
  source: '县应急局通报',
  declaredAt: '2027-01-01T00:00:00.000Z' as Instant,
  declaredBy: 'zhao@province',
})

test('who asks for the disasters of a day reads these, and not every enterprise that stands in the same partition', async () => {
  const database = table.database()
  await neighbours(database, (gsi1sk) => ({ gsi1pk: '$zhida#list_all', gsi1sk }))
  const disasters = disastersIn(database)
  await disasters.declare(disaster('over', '2027-01-31'))
  await disasters.declare(disaster('ends today', '2027-02-01'))
  await disasters.declare(disaster('goes on', '2027-06-30'))
  const read = countRead(database)
  const found = await disasters.on('2027-02-01' as CalendarDate)
  expect(found.map(({ until }) => until)).toEqual(['2027-02-01', '2027-06-30'])
  expect(read.items).toBe(2)
})

test('what a batch keeps beside the days of its trips is not read with them; the day that is asked for is', async () => {
  const database = table.database()
  const batchId = derivedId('BatchId', 'of sort ends')
  await neighbours(database, (sk) => ({ pk: `$zhida#batchid_${batchId}`, sk }))
  const days = tripDaysIn(database)
  const dates = ['2027-03-01', '2027-03-02', '2027-03-03'] as CalendarDate[]
  for (const date of dates) {
    const departsAt = `${date}T00:00:00.000Z` as Instant
    const tripId = derivedId('TripId', date)
    await days.note({ batchId, tripId, date, mode: 'charter-coach', departsAt, parties: [] }, departsAt)
  }
  const read = countRead(database)
  expect((await days.until(batchId, '2027-03-02' as CalendarDate)).map(({ date }) => date)).toEqual(dates.slice(0, 2))
  expect(read.items).toBe(2)
})

test('no range of sort keys is open at one side', async () => {
  const open: string[] = []
  for await (const file of glob('storage/**/*.ts'))
    for (const [found] of readFileSync(file, 'utf8').matchAll(/\)\s*\.(gte?|lte?)\(/g)) open.push(`${file}: ${found}`)
  expect(open, 'close it with sortsFirst() or sortsLast()').toEqual([])
})
