import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterEach, describe, expect, test } from 'vitest'
import type { HeadcountRequest } from '../../../domain/enterprises/headcount.ts'
import type { JobOrder } from '../../../domain/enterprises/job-order.ts'
import type { JobOrderPlaces } from '../../../domain/enterprises/place-claim.ts'
import { type Instant, plusDays } from '../../../domain/kernel/instant.ts'
import { bringUpToDate } from '../../../local/data-format/bring-up-to-date.ts'
import { claimPlaces } from '../../../local/data-format/claim-places.ts'
import { openCounty } from '../../batches/begin-batch.ts'
import { unpackFolder } from '../../fixtures/unpack-folder.ts'
import { startRunningBatch } from '../../journeys/running-batch.ts'
import { openWorld, type World } from '../../world.ts'

let world: World | undefined
afterEach(async () => {
  await world?.close()
  world = undefined
})

/** What the table would hold of places if they had never been counted. */
async function forgetClaims({ deps: { database } }: World): Promise<number> {
  const { client, table: TableName } = database
  let forgotten = 0
  for await (const { Items = [] } of paginateScan({ client }, { TableName }))
    for (const { pk, sk, __edb_e__: entity, placeGivenBack } of Items) {
      const Key = { pk, sk }
      if (entity === 'placeClaim' || entity === 'plantArrival') {
        await client.send(new DeleteCommand({ TableName, Key }))
        forgotten += 1
      } else if (placeGivenBack)
        await client.send(new UpdateCommand({ TableName, Key, UpdateExpression: 'REMOVE placeGivenBack' }))
    }
  return forgotten
}

async function jobOrdersOf(of: World): Promise<(JobOrder & { places: JobOrderPlaces })[]> {
  const as = { token: await of.token({ role: 'province' }) }
  const listed = (await of.call('GET', '/v1/job-orders', as)).body as { items: JobOrder[] }
  const orders: (JobOrder & { places: JobOrderPlaces })[] = []
  for (const { id } of listed.items) orders.push((await of.call('GET', `/v1/job-orders/${id}`, as)).body as never)
  return orders
}
const placesOf = async (of: World) => new Map((await jobOrdersOf(of)).map(({ id, places }) => [id, places]))

test('whatever a batch has come to, its places are counted from what is kept as they were counted on the way', async () => {
  world = await openWorld({ seed: 4 })
  const batch = await startRunningBatch(world, { workers: 24 })
  const { batchId } = await batch.look()
  const steps = new Set<string>()
  let forgotten = 0
  // A step is noted before what it does is done.
  await world.advance({ minutes: 1 })
  for (let hour = 0; hour < 24 * 24; hour += 1) {
    const { state, progress } = (await world.deps.batches.get(batchId))!
    if (!steps.has(progress.step) || hour % 60 === 0) {
      steps.add(progress.step)
      const counted = await placesOf(world)
      forgotten += await forgetClaims(world)
      await claimPlaces(world.deps.database)
      expect(await placesOf(world), progress.step).toEqual(counted)
      await claimPlaces(world.deps.database)
      expect(await placesOf(world)).toEqual(counted)
    }
    if (state === 'completed') break
    await world.advance({ hours: 1 })
  }
  expect(forgotten).toBeGreaterThan(20)
  expect([...steps]).toEqual(expect.arrayContaining(['waiting for answers', 'booking trips', 'travelling', 'ended']))
  const ended = [...(await placesOf(world)).values()]
  expect(ended.reduce((sum, { handedOver }) => sum + handedOver, 0)).toBeGreaterThan(5)
  expect(ended.map(({ reserved }) => reserved)).toEqual(ended.map(() => 0))
})

describe('a folder of v0.1.0 whose batch is under way', () => {
  test('gives a second batch no more places than the first leaves, also when it was brought up to date twice', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhida-places-'))
    try {
      await unpackFolder(new URL('../../fixtures/v0.1.0/broken-off.folder.br', import.meta.url), folder)
      await bringUpToDate(folder, () => undefined)
      // As after a crash before the number was written.
      await writeFile(join(folder, 'format'), '3\n')
      await bringUpToDate(folder, () => undefined)
      world = await openWorld({ data: folder, partners: false, start: '2027-03-01T01:00:00.000Z' as Instant })
      const before = await jobOrdersOf(world)
      expect(before).toHaveLength(4)
      for (const { headcount, places } of before) {
        expect(places.batches).toHaveLength(1)
        expect(places.handedOver + places.reserved + places.free).toBe(headcount)
      }
      const sum = (of: 'accepted' | 'reserved' | 'free') => before.reduce((all, { places }) => all + places[of], 0)
      expect(sum('accepted')).toBe(16)
      expect(sum('reserved')).toBe(16)

      const { countyCode } = await openCounty(world, {}, {}, {})
      const as = { token: await world.token({ role: 'province' }) }
      const earliest = before.map(({ startDate }) => startDate).toSorted()[0]!
      const body = {
        campaign: '春风行动 2027',
        counties: [countyCode],
        jobOrders: before.map(({ id }) => id),
        travelWindow: { from: plusDays(earliest, -1), to: plusDays(earliest, 6) },
        answerHours: 24,
      }
      const started = await world.call('POST', '/v1/transfer-batches', { ...as, body })
      expect(started).toMatchObject({ status: 202 })
      const { batchId } = started.body as { batchId: string }
      await world.advance({ minutes: 30 })
      const asked = (await world.call('GET', `/v1/transfer-batches/${batchId}/headcounts`, as)).body as {
        items: { request: HeadcountRequest }[]
      }
      const left = new Map(before.map(({ id, places }) => [id, places.free]))
      expect(new Map(asked.items.map(({ request }) => [request.jobOrderId, request.asked]))).toEqual(left)
      for (const { headcount, places } of await jobOrdersOf(world)) {
        expect(places.reserved).toBeLessThanOrEqual(headcount)
        expect(places.free).toBe(0)
      }
    } finally {
      await world?.close()
      world = undefined
      await rm(folder, { recursive: true })
    }
  })
})
