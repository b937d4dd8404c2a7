import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { JobOrderPlaces } from '../../domain/enterprises/place-claim.ts'
import { type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { assembly } from '../enterprises/sample.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'
import { openCounty, requestFor } from './begin-batch.ts'

let world: World
let plant: Plant
let order: JobOrder
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  plant = await openPlant(world)
  const { agreementId, startDate } = await openJobOrder(world, plant)
  const reported = { ...assembly, agreementId, startDate: plusDays(startDate, 1), headcount: 4 }
  order = (await plant.send('job-order.reported', reported)).body as JobOrder
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const token = () => world.token({ role: 'province', subject: 'zhao@province' })

async function begin(people: number) {
  const { countyCode, phones } = await openCounty(world, ...Array.from({ length: people }, () => ({})))
  const body = await requestFor(world, countyCode, order)
  const started = await world.call('POST', '/v1/transfer-batches', { token: await token(), body })
  const { batchId } = started.body as TransferBatch
  await world.advance({ minutes: 10 })
  return {
    batchId,
    phones,
    look: async () => (await world.call('GET', `/v1/transfer-batches/${batchId}`, { token: await token() })).body,
    asked: async () =>
      (await world.call('GET', `/v1/transfer-batches/${batchId}/headcounts`, { token: await token() })).body,
    confirm: (answer: object) =>
      plant.send('headcount.confirmed', { batchId, jobOrderId: order.id, answer }, `confirm-${batchId}`),
    cancel: async () =>
      world.call('POST', `/v1/transfer-batches/${batchId}/cancel`, { token: await token(), body: { why: '道路中断' } }),
  }
}
async function places(): Promise<JobOrderPlaces> {
  const { body } = await world.call('GET', `/v1/job-orders/${order.id}`, { token: await token() })
  return (body as { places: JobOrderPlaces }).places
}

test('two batches that want the same four places: the second asks for what the first gave back', async () => {
  const first = await begin(3)
  expect(await places()).toMatchObject({ reported: 4, asked: 4, reserved: 4, free: 0 })

  const late = await begin(2)
  expect(await late.look()).toMatchObject({
    state: 'failed',
    why: expect.stringContaining('other batches keep all places'),
    counts: { headcount: { asked: 1, released: 1, notAsked: 1, placesAsked: 0, places: 0 } },
  })
  expect(await late.asked()).toEqual({
    items: [
      {
        request: expect.objectContaining({ jobOrderId: order.id, asked: 0, state: 'released' }),
        outcome: 'released',
        places: 0,
        why: 'places-taken',
        enterpriseId: plant.id,
        enterpriseName: expect.any(String),
        cityCode: order.cityCode,
        offered: 0,
        accepted: 0,
        post: order.post,
        startDate: order.startDate,
      },
    ],
    next: null,
  })
  expect(plant.heard.filter(({ type }) => type === 'headcount.requested')).toHaveLength(1)

  expect(await first.asked()).toMatchObject({ items: [{ request: { asked: 4 }, outcome: 'open', places: 0 }] })
  await first.confirm({ answer: 'partial', confirmed: 3 })
  await world.advance({ hours: 1 })
  expect(await first.asked()).toMatchObject({ items: [{ request: { asked: 4 }, outcome: 'partial', places: 3 }] })
  const { counts, ...shown } = (await first.look()) as TransferBatch
  expect(counts.headcount).toMatchObject({ asked: 1, partial: 1, placesAsked: 4, places: 3 })
  expect(shown).not.toHaveProperty('headcounts')
  expect(await places()).toMatchObject({ confirmed: 3, offered: 3, reserved: 3, free: 1 })
  world.partners.reply(first.phones[0]!, '1')
  world.partners.reply(first.phones[1]!, '1')
  await world.advance({ hours: 1 })
  expect(await places()).toMatchObject({ accepted: 2, reserved: 3, free: 1 })
  await world.advance({ days: 3 })
  expect(await first.look()).toMatchObject({ progress: { step: 'waiting for approval' } })
  expect(await places()).toMatchObject({ accepted: 2, reserved: 2, free: 2 })

  const second = await begin(3)
  expect(plant.heard.at(-1)).toMatchObject({ type: 'headcount.requested', data: { batchId: second.batchId, asked: 2 } })
  await second.confirm({ answer: 'full' })
  await world.advance({ hours: 1 })
  for (const phone of second.phones) world.partners.reply(phone, '1')
  await world.advance({ hours: 1 })
  expect(await places()).toMatchObject({ accepted: 4, reserved: 4, free: 0 })

  // Whose yes is taken back after the rounds leaves a place to everybody.
  world.partners.reply(first.phones[0]!, '不去了')
  await world.advance({ hours: 1 })
  expect(await places()).toMatchObject({ accepted: 3, reserved: 3, free: 1 })

  await first.cancel()
  await second.cancel()
  await world.advance({ hours: 1 })
  expect(await places()).toMatchObject({ confirmed: 0, accepted: 0, handedOver: 0, reserved: 0, free: 4 })
})
