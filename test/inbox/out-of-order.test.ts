import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, minus, plus, plusDays } from '../../domain/kernel/instant.ts'
import { beginBatch } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { assembly } from '../enterprises/sample.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())
beforeEach(async () => {
  plant = await openPlant(world)
})
afterEach(() => plant.close())

let sent = 0
/** As the plant's system sends it, with its own word on when it happened. */
function sendAt(timestamp: string, type: string, data: object) {
  sent += 1
  const body = { type, timestamp, data }
  return world.sendSigned(`/webhooks/enterprises/${plant.id}`, { secret: plant.secret, id: `order-${sent}`, body })
}
const today = () => dateInShanghai(world.clock.now())
const conflict = (sentence: RegExp) => ({ status: 409, body: { detail: expect.stringMatching(sentence) } })

async function offer(days = 300, answerHours = 24): Promise<string> {
  const token = await world.token({ role: 'province' })
  const body = { firstDay: today(), lastDay: plusDays(today(), days), answerHours }
  const offered = await world.call('POST', `/v1/enterprises/${plant.id}/agreements`, { token, body })
  await world.advance({ minutes: 1 })
  return (offered.body as { id: string }).id
}

describe('an agreement', () => {
  test('is signed after it was offered and until its answer time ends, by one person', async () => {
    const agreementId = await offer()
    const signature = { agreementId, signatory: '陈建国' }
    const now = world.clock.now()
    expect(await sendAt(plus(now, { minutes: 6 }), 'agreement.signed', signature)).toMatchObject(conflict(/还没有到/))
    expect(await sendAt('2099-12-31T23:59:59Z', 'agreement.signed', signature)).toMatchObject(conflict(/还没有到/))
    expect(await sendAt('9999-12-31T23:59:59Z', 'agreement.signed', signature)).toMatchObject({ status: 422 })
    expect(await sendAt(minus(now, { days: 2 }), 'agreement.signed', signature)).toMatchObject(
      conflict(/不能早于我们发出协议的时间/),
    )
    expect(await sendAt(now, 'agreement.signed', signature)).toMatchObject({ status: 200 })
    expect(await sendAt(now, 'agreement.signed', signature)).toMatchObject({ status: 200 })
    const other = { ...signature, signatory: '李梅' }
    expect(await sendAt(now, 'agreement.signed', other)).toMatchObject(conflict(/已由陈建国于.*签署/))
    const declined = { agreementId, why: '不扩产' }
    expect(await sendAt(now, 'agreement.declined', declined)).toMatchObject(conflict(/已经签署，不能再拒绝/))
  })

  test('of two who decide at once one is told what stands', async () => {
    const agreementId = await offer()
    const now = world.clock.now()
    const answers = await Promise.all([
      sendAt(now, 'agreement.signed', { agreementId, signatory: '陈建国' }),
      sendAt(now, 'agreement.declined', { agreementId, why: '不扩产' }),
    ])
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
    const loser = answers.find(({ status }) => status === 409)!
    expect((loser.body as { detail: string }).detail).toMatch(/已经签署|已经被拒绝/)
  })

  test('that has lapsed is signed no more, and one that has expired takes no job order', async () => {
    const lapsed = await offer(300, 1)
    await world.advance({ hours: 2 })
    expect(
      await sendAt(world.clock.now(), 'agreement.signed', { agreementId: lapsed, signatory: '陈建国' }),
    ).toMatchObject(conflict(/没有按时签署/))

    const short = await offer(5)
    const order = () => ({ ...assembly, agreementId: short, startDate: plusDays(today(), 1) })
    expect(await sendAt(world.clock.now(), 'job-order.reported', order())).toMatchObject(conflict(/还没有签署/))
    await sendAt(world.clock.now(), 'agreement.signed', { agreementId: short, signatory: '陈建国' })
    await world.advance({ minutes: 5 })
    for (const startDate of [plusDays(today(), 6), '2099-12-31'])
      expect(await sendAt(world.clock.now(), 'job-order.reported', { ...order(), startDate })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '#/startDate' }] },
      })
    expect(await sendAt(world.clock.now(), 'job-order.reported', order())).toMatchObject({ status: 200 })
    await world.advance({ days: 7 })
    expect(await sendAt(world.clock.now(), 'job-order.reported', order())).toMatchObject(conflict(/已经到期/))
  })
})

describe('the answer on headcount', () => {
  let batchId: BatchId
  let order: JobOrder
  let window: { from: string; to: string }
  beforeEach(async () => {
    await openJobOrder(world, plant)
    const batch = await beginBatch(world, plant)
    ;({ batchId, order } = batch)
    window = (await batch.look()).travelWindow
  })
  const answer = (said: object, timestamp: string = world.clock.now()) =>
    sendAt(timestamp, 'headcount.confirmed', { batchId, jobOrderId: order.id, answer: said })
  const otherDate = (startDate: string) => answer({ answer: 'other-date', startDate, confirmed: 2 })

  test('names a date to which the batch can travel', async () => {
    for (const late of [plusDays(window.to as never, 5), '2099-01-01'])
      expect(await otherDate(late)).toMatchObject(conflict(/另定的到岗日期.*太晚/))
    expect(await otherDate(plusDays(window.from as never, -1))).toMatchObject(conflict(/另定的到岗日期.*太早/))
    expect(await otherDate(plusDays(window.to as never, 4))).toMatchObject({ status: 200 })
  })

  test('is given once; another is told what stands', async () => {
    expect(await answer({ answer: 'full' }, minus(world.clock.now(), { days: 1 }))).toMatchObject(
      conflict(/询问的时间/),
    )
    expect(await answer({ answer: 'partial', confirmed: 2 })).toMatchObject({ status: 200 })
    expect(await answer({ answer: 'partial', confirmed: 2 })).toMatchObject({ status: 200 })
    expect(await answer({ answer: 'full' })).toMatchObject(conflict(/已于.*答复2人.*以此为准/))
  })

  test('of two at once one is told what stands', async () => {
    const answers = await Promise.all([answer({ answer: 'full' }), answer({ answer: 'declined', why: '没有订单' })])
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)).toMatchObject(conflict(/以此为准/))
  })
})
