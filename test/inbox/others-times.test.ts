import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { epochOf } from '../../domain/kernel/instant.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'

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

let posts = 0
async function post(address: 'replies' | 'receipts', body: unknown) {
  const { secret } = await world.deps.secrets.read('sms')
  posts += 1
  return world.sendSigned(`/webhooks/sms/local/${address}`, { secret, id: `times-${posts}`, body: body as object })
}
/** Now, as a clock in China with nanoseconds writes it. */
const nowInChina = () => new Date(epochOf(world.clock.now()) + 8 * 3_600_000).toISOString().replace('Z', '456789+08:00')

describe('what others send with times in their own spelling', () => {
  test('is taken as that moment', async () => {
    const batchId = derivedId('BatchId', 'times')
    const person = await surveyed(world)
    await offerJob(world, jobOrder, { batchId, people: [person] })
    const reply = { phone: person.phone, text: '1' }
    expect(await post('replies', [{ ...reply, at: nowInChina() }])).toMatchObject({ status: 204 })
    const [offer] = await world.deps.offers.ofWorker(batchId, 0, person.workerId)
    expect(offer).toMatchObject({ state: 'accepted', answeredAt: expect.stringMatching(/\.\d{3}Z$/) })
  })

  test('is refused with a pointer where it is no moment, and the rest is taken', async () => {
    const reply = { phone: '13900000001', text: '1' }
    const body = [
      { ...reply, at: '2026-13-05T01:30:00Z' },
      { ...reply, at: '2026-03-05T01:30:00+25:00' },
      { ...reply, at: '2026-03-05' },
      { ...reply, at: '2026-03-05T01:30:00Z' },
    ]
    expect(await post('replies', body)).toMatchObject({
      status: 200,
      body: { taken: 1, refused: ['#/0/at', '#/1/at', '#/2/at'].map((pointer) => ({ pointer })) },
    })
    expect(await post('replies', body.slice(0, 2))).toMatchObject({
      status: 422,
      body: { errors: ['#/0/at', '#/1/at'].map((pointer) => ({ pointer })) },
    })
  })
})
