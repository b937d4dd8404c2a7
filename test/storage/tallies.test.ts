import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BatchId } from '../../domain/kernel/ids.ts'
import { atShanghai, type CalendarDate, plusDays } from '../../domain/kernel/instant.ts'
import { sumOfTallies, type Tally } from '../../domain/notices/tally.ts'
import { type TallyPart, talliesIn } from '../../storage/notices/tallies.ts'
import { countUnits, embeddedTable } from './embedded-table.ts'

let table: Awaited<ReturnType<typeof embeddedTable>>
beforeAll(async () => {
  table = await embeddedTable()
})
afterAll(() => table.stop())

const date = '2026-03-05' as CalendarDate
let days = 0
/** A day and batches that no other case writes to. */
function fresh() {
  days += 1
  const day = plusDays(date, 10 * days)
  const batchIds = [1, 2].map((batch) => BatchId.parse(`bat_${String(1000 * days + batch).padStart(24, '0')}`))
  return { day, noon: atShanghai(day, '12:00'), batchIds: batchIds as [BatchId, BatchId] }
}
const itemsOf = async (day: string) => {
  const { client, table: TableName } = table.database()
  const { Items = [] } = await client.send(new ScanCommand({ TableName }))
  return Items.filter((item) => String(item['pk']).startsWith(`$zhida#date_${day}`))
}

test('a day’s counts lie under several keys, and sum up to all that was noted, by day and by batch', async () => {
  const tallies = talliesIn(table.database())
  const keys = fc.array(
    fc.record({
      key: fc.integer({ min: 0, max: 40 }).map((number) => `notices offer-${number}`),
      batch: fc.constantFrom(0, 1, undefined),
      smsSent: fc.nat(100),
      repeats: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 20 },
  )
  await fc.assert(
    fc.asyncProperty(keys, async (noted) => {
      const { day, noon, batchIds } = fresh()
      // The same key counted again replaces itself, and always names the same batch.
      const last = new Map<string, TallyPart>()
      for (const { key, batch, smsSent, repeats } of noted) {
        const batchId = last.has(key) ? last.get(key)?.batchId : batch === undefined ? undefined : batchIds[batch]
        const part = { date: day, key, counts: { smsSent }, ...(batchId && { batchId }) }
        for (let time = 0; time < repeats; time += 1) await tallies.note([part], noon)
        last.set(key, part)
      }
      const counts = (parts: readonly TallyPart[]): Tally => sumOfTallies(parts.map((part) => part.counts))
      const all = [...last.values()]
      const { all: sum, byBatch } = await tallies.ofDay(day)
      expect(sum).toEqual(counts(all))
      for (const batchId of batchIds) {
        const own = all.filter((part) => part.batchId === batchId)
        expect(byBatch.get(batchId) ?? counts([])).toEqual(counts(own))
        expect(await tallies.ofBatch(batchId)).toEqual(counts(own))
      }
    }),
    { numRuns: 8 },
  )
})

test('a thousand posts of a day spread over four keys of the table and of the index, alike', async () => {
  const { day, noon, batchIds } = fresh()
  const parts = Array.from({ length: 1000 }, (_, post) => ({
    date: day,
    key: `replies aliyun-${post}`,
    batchId: batchIds[0],
    counts: { smsReceived: 1 },
  }))
  await talliesIn(table.database()).note(parts, noon)
  const items = await itemsOf(day)
  for (const key of ['pk', 'gsi1pk']) {
    const sizes = [...Map.groupBy(items, (item) => item[key]).values()].map(({ length }) => length)
    expect(sizes).toHaveLength(4)
    expect(Math.max(...sizes)).toBeLessThan(330)
  }
  expect((await talliesIn(table.database()).ofBatch(batchIds[0])).smsReceived).toBe(1000)
})

test('what no batch can be named for stands in no index: one unit', async () => {
  const { day, noon, batchIds } = fresh()
  const database = table.database()
  const counted = countUnits(database)
  const tallies = talliesIn(database)
  await tallies.note([{ date: day, key: 'replies a', counts: { smsReceived: 1 } }], noon)
  expect(counted.units).toBe(1)
  await tallies.note([{ date: day, key: 'replies b', batchId: batchIds[0], counts: { smsReceived: 1 } }], noon)
  expect(counted.units).toBe(3)
  expect((await itemsOf(day)).filter((item) => item['gsi1pk'] !== undefined)).toHaveLength(1)
})

/** As releases before there were parts kept it. */
async function keptBefore(day: CalendarDate, key: string, batchId: BatchId, smsSent: number) {
  const { client, table: TableName } = table.database()
  const Item = {
    pk: `$zhida#date_${day}`,
    sk: `$tally_1#key_${key}`,
    gsi1pk: `$zhida#under_${batchId}`,
    gsi1sk: `$tally_1#date_${day}#key_${key}`,
    date: day,
    key,
    batchId,
    under: batchId,
    smsSent,
    __edb_e__: 'tally',
    __edb_v__: '1',
  }
  await client.send(new PutCommand({ TableName, Item }))
}

test('what a release before counted is read on, and counted once where its step is tried again under this one', async () => {
  const { day, noon, batchIds } = fresh()
  const [batchId] = batchIds
  const keys = Array.from({ length: 12 }, (_, number) => `notices round-${number}`)
  for (const key of keys) await keptBefore(day, key, batchId, 10)
  const tallies = talliesIn(table.database())
  const sums = async () => [(await tallies.ofDay(day)).all.smsSent, (await tallies.ofBatch(batchId)).smsSent]
  expect(await sums()).toEqual([120, 120])

  // Two more had gone out by the time of the second try.
  const again = keys.slice(0, 6).map((key) => ({ date: day, key, batchId, counts: { smsSent: 12 } }))
  await tallies.note(again, noon)
  expect(await sums()).toEqual([132, 132])

  // A day that is over keeps what was reported of it; after midnight only the rest is counted.
  const tomorrow = plusDays(day, 1)
  const rest = keys.map((key) => ({ date: day, key, batchId, counts: { smsSent: 15 } }))
  await tallies.note(rest, atShanghai(tomorrow, '00:10'))
  expect(await sums()).toEqual([132, 180])
  expect((await tallies.ofDay(tomorrow)).all.smsSent).toBe(48)
  expect((await tallies.ofBatch(batchId, day)).smsSent).toBe(132)
})
