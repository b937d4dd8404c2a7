import { beforeAll, describe, expect, test } from 'vitest'
import { changeJobOrder } from '../../domain/enterprises/change-job-order.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { reportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { openWorld, type World } from '../world.ts'
import { openJobOrder, openPlant, type Plant } from './plant.ts'
import { active, assembly, at, day, done } from './sample.ts'

const order = done(reportJobOrder(assembly, active, { id: derivedId('JobOrderId', 'x'), at: at('2027-02-01') }))
const batchId = derivedId('BatchId', 'asks')
const claim = { jobOrderId: order.id, batchId, asked: 40, confirmed: 40, offered: 40, open: 10, accepted: 30 }
const kept = [{ ...claim, handedOver: 0, isClosed: false }]
const context = { agreement: active, claims: [], at: at('2027-02-02') }

describe('before any batch has asked', () => {
  test('everything can change, and is held to what a new report is held to', () => {
    const changed = done(changeJobOrder(order, { monthlyWage: yuan(5800), headcount: 10 }, context))
    expect(changed).toEqual({ ...order, monthlyWage: yuan(5800), headcount: 10, changedAt: context.at })
    expect(changeJobOrder(order, { remarks: '限女' }, context)).toMatchObject({ refused: 'discriminatory-wording' })
    expect(changeJobOrder(order, { startDate: day('2027-02-01') }, context)).toMatchObject({
      errors: [{ pointer: '#/startDate' }],
    })
  })
  test('what says nothing new changes nothing, not even when', () => {
    expect(changeJobOrder(order, { headcount: 60, post: order.post }, context)).toBe(order)
  })
})

describe('once a batch has asked', () => {
  const asked = { ...context, claims: kept }
  test('what workers were promised stands', () => {
    expect(changeJobOrder(order, { monthlyWage: yuan(4000) }, asked)).toMatchObject({
      refused: 'invalid-state',
      errors: [{ pointer: '#/monthlyWage' }],
    })
  })
  test('the headcount goes up, and down to what batches keep', () => {
    expect(changeJobOrder(order, { headcount: 80 }, asked)).toMatchObject({ headcount: 80 })
    expect(changeJobOrder(order, { headcount: 40 }, asked)).toMatchObject({ headcount: 40 })
    expect(isRefusal(changeJobOrder(order, { headcount: 39 }, asked))).toBe(true)
  })
})

describe('over the API', () => {
  let world: World
  let plant: Plant
  let reported: JobOrder
  beforeAll(async () => {
    world = await openWorld({ partners: false })
    plant = await openPlant(world)
    reported = await openJobOrder(world, plant)
    return async () => {
      await plant.close()
      await world.close()
    }
  })
  const change = (data: object) => plant.send('job-order.changed', { jobOrderId: reported.id, ...data })

  test('an enterprise changes its own, by event, and staff for it', async () => {
    expect(await change({ headcount: 45 })).toMatchObject({ status: 200, body: { headcount: 45 } })
    const token = await world.token({ role: 'county', counties: ['530621'] })
    const path = `/v1/job-orders/${reported.id}`
    const byStaff = { token, body: { site: '东莞市长安镇振安东路9号' } }
    expect(await world.call('PATCH', path, byStaff)).toMatchObject({ status: 200, body: { headcount: 45 } })
    expect(await world.call('GET', path, { token })).toMatchObject({ body: { ...byStaff.body, headcount: 45 } })
  })

  test('of two at once that change different things none is undone', async () => {
    const answers = await Promise.all([
      change({ headcount: 50 }),
      change({ hoursPerWeek: 44 }),
      change({ remarks: '' }),
    ])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    expect((await world.deps.jobOrders.seen(reported.id))?.jobOrder).toMatchObject({
      headcount: 50,
      hoursPerWeek: 44,
      remarks: '',
    })
  })

  test("another enterprise's order does not exist for it", async () => {
    const stranger = await openPlant(world)
    const answer = await stranger.send('job-order.changed', { jobOrderId: reported.id, headcount: 1 })
    expect(answer).toMatchObject({ status: 404 })
    await stranger.close()
  })
})
