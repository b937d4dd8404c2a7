import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { derivedId, type MessageId } from '../../domain/kernel/ids.ts'
import { readDeliveryStatus } from '../../domain/notices/read-delivery-status.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let messageId: MessageId
let posts = 0
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())
beforeEach(async () => {
  posts += 1
  messageId = derivedId('MessageId', 'receipts', posts)
  await world.deps.messages.queue([
    {
      messageId,
      workerId: derivedId('WorkerId', 'receipts'),
      sealedPhone: 'k1.x',
      template: 'check-in',
      segments: 1,
      queuedAt: world.clock.now(),
      state: 'queued',
    },
  ])
})

async function reported(...statuses: readonly (string | object)[]) {
  const { secret } = await world.deps.secrets.read('sms')
  const at = world.clock.now()
  const body = statuses.map((status) => (typeof status === 'string' ? { outId: messageId, status, at } : status))
  posts += 1
  return world.sendSigned('/webhooks/sms/local/receipts', { secret, id: `receipts-${posts}`, body })
}
const message = async () => (await world.deps.messages.getMany([messageId])).get(messageId)

describe('a receipt', () => {
  test.each(['ACCEPTD', 'ENROUTE', 'sent', 'UNKNOWN', 'BUFFERED', 'HANDED_TO_CARRIER', '已提交'])(
    '%s leaves the message on its way, and the one that ends it counts',
    async (status) => {
      expect((await reported(status)).status).toBe(204)
      expect(await message()).toMatchObject({ state: 'sent', report: status })
      await reported('DELIVRD')
      expect(await message()).toMatchObject({ state: 'delivered', report: 'DELIVRD' })
      await reported(status)
      expect(await message()).toMatchObject({ state: 'delivered', report: 'DELIVRD' })
    },
  )
  test.each(['UNDELIV', 'EXPIRED', 'REJECTD', 'MK:0001', 'DB:0141', 'MI:-43'])('%s ends it', async (status) => {
    expect(readDeliveryStatus(status)).toBe('failed')
    await reported('ENROUTE', status, 'ENROUTE')
    await reported('DELIVRD')
    expect(await message()).toMatchObject({ state: 'failed', report: status })
  })
})

test('one malformed entry has its own result, and the rest is taken', async () => {
  const bad = [
    { outId: 'nobody', status: 'DELIVRD', at: world.clock.now() },
    { outId: messageId, status: 'DELIVRD' },
  ]
  expect(await reported(...bad, 'DELIVRD')).toMatchObject({
    status: 200,
    body: { taken: 1, refused: [{ pointer: '#/0/outId' }, { pointer: '#/1/at' }] },
  })
  expect(await message()).toMatchObject({ state: 'delivered' })
  expect((await reported('DELIVRD')).status).toBe(204)
})
