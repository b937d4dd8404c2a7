import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { aVacancy, type Firm, fieldIn, open, openFirm, post } from '../enterprise-page/firm.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'
import { figuresOf, startReturns } from './at-work.ts'

let world: World
let firm: Firm
beforeAll(async () => {
  world = await openWorld({ partners: false, start: '2026-12-28T01:00:00.000Z' as Instant })
  firm = await openFirm(world)
})
afterAll(() => world.close())

test('a firm without a server ticks its people on a page, masked, and is told by name who cannot be proposed', async () => {
  await firm.offer()
  await world.advance({ minutes: 5 })
  await post(firm.link('firm-agreement'), 'agreement', { do: 'sign', name: '陈秀英', role: '厂长' })
  await world.advance({ minutes: 5 })
  const orders = firm.link('firm-job-orders')
  const form = fieldIn(await open(`${orders}?order=new`), 'form')
  await post(orders, 'job-orders', { ...aVacancy, startDate: '2027-01-25', form })
  const { items } = await world.deps.jobOrders.list(null, 1, firm.id)
  const order = items[0]!
  const outward = derivedId('BatchId', 'outward by link')
  await travelledBatch(world, order, outward)
  const people = []
  for (let number = 0; number < 3; number += 1) people.push(await placed(world, order, outward))
  // As the hand-over at the plant leaves it: by the trip the page finds who came.
  const tripId = derivedId('TripId', 'outward by link')
  const seat = { boardsAt: 0, nextTripId: null, hasBoarded: true, state: 'handed-over' as const, why: null }
  await world.deps.places.noteArrivals([{ jobOrderId: order.id, batchId: outward, tripId, handedOver: 3 }])
  const { passengerEntity } = await import('../../storage/transport/passengers.ts')
  await passengerEntity(world.deps.database)
    .put(
      people.map(({ placement }, index) => {
        const { placementId, jobOrderId, enterpriseId, countyCode, cityCode, workerId } = placement
        const of = { placementId, jobOrderId, enterpriseId, countyCode, cityCode, workerId }
        return { ...of, ...seat, tripId, batchId: outward, chunk: 0, seat: index + 1, expiresAt: 4_000_000_000 }
      }),
    )
    .go()

  const { body: batch } = await startReturns(world, [firm.id])
  await world.advance({ minutes: 10 })
  const address = firm.link('firm-returns')
  const page = await open(address)
  expect(page.text).toContain('返乡乘车报名')
  expect(page.text).toMatch(/王\*+/)
  expect(page.text).not.toContain('王小明')
  const [first, second, third] = people.map(({ placement }) => placement.placementId)
  const fields = { order: order.id, from: '0', day: '2027-01-22', name: '陈秀英' }
  const none = await post(address, 'returns', fields)
  expect(none.text).toContain('请勾选人员')

  const taken = await post(address, 'returns', { ...fields, [`p-${first}`]: 'on', [`p-${second}`]: 'on' })
  expect(taken.text).toContain('已报2人')
  const outside = await post(address, 'returns', { ...fields, day: '2027-03-01', [`p-${third}`]: 'on' })
  expect(outside.status).toBe(422)
  expect(outside.text).toMatch(/王\*+的日期不在2027-01-20至2027-02-03之间/)
  expect(/role="alert">([^<]*)</.exec(outside.text)?.[1]).not.toContain('plc_')
  expect(outside.text).toContain(`name="p-${third}" value="on" checked`)
  expect((await figuresOf(world, batch.batchId)).total.proposed).toBe(2)

  await world.advance({ hours: 49 })
  expect((await open(address)).text).toContain('报名已经截止')
})
