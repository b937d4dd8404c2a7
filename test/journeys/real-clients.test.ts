import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../domain/kernel/instant.ts'
import type { RoundMessages } from '../../domain/matching/round-messages.ts'
import { NoticeTemplateCode } from '../../domain/notices/notice-templates.ts'
import { aliyunStandIn } from '../gateways/sms/aliyun-stand-in.ts'
import type { StandIn } from '../gateways/sms/stand-in.ts'
import { tencentStandIn } from '../gateways/sms/tencent-stand-in.ts'
import { withProviders } from '../gateways/sms/with-providers.ts'
import { openWorld, type World } from '../world.ts'
import { startRunningBatch } from './running-batch.ts'

const standIns: readonly [name: string, start: (clock: Clock) => Promise<StandIn>][] = [
  ['aliyun', aliyunStandIn],
  ['tencent', tencentStandIn],
]

describe.each(standIns)('a batch whose texts go by %s', (name, start) => {
  let world: World
  let provider: StandIn
  beforeEach(async () => {
    world = await openWorld()
    provider = await start(world.clock)
    await withProviders(world, provider)
  })
  afterEach(async () => {
    await world.close()
    await provider.stop()
  })
  const push = async (what: 'receipts' | 'replies', body: object) => {
    const { status } = await world.call('POST', `/webhooks/sms/${name}/${provider.keys['pushToken']}/${what}`, { body })
    expect(status).toBe(200)
  }
  const codeOf = (template: NoticeTemplateCode) =>
    (provider.settings['templates'] as Record<string, string>)[NoticeTemplateCode.parse(template)]
  const ofTemplate = (template: NoticeTemplateCode) => provider.taken.filter((sms) => sms.template === codeOf(template))

  test('waits while it would cost more than it may, and then goes from the offer to the road', async () => {
    const batch = await startRunningBatch(world, { workers: 24, smsBudgetYuan: 1 })
    const estimate = () => batch.office.get<RoundMessages & { isMatched: boolean }>(`${batch.path}/messages/estimate`)
    const before = await estimate()
    expect(before).toMatchObject({ isMatched: false, round: 1, budget: { minorUnits: 100 } })
    await batch.reach('matching')
    await world.advance({ minutes: 30 })

    const stopped = await estimate()
    expect(stopped.isMatched).toBe(true)
    expect(stopped.people).toBeLessThanOrEqual(before.people)
    expect(stopped.cost.minorUnits).toBeGreaterThan(100)
    expect(stopped.examples[0]).toMatch(/^到岗确认：王\*\*明，.*\/t\/…$/)
    const { items } = await batch.office.get<{ items: { stallId: string }[] }>(`${batch.path}/stalls`)
    expect(JSON.stringify(items)).toMatch(/more than the 1 yuan for texts. Nothing was sent/)
    expect(provider.taken).toEqual([])

    await batch.office.post(`${batch.path}/messages/budget`, 'more', { smsBudgetYuan: 1000 })
    await batch.office.post(`${batch.path}/stalls/${items[0]?.stallId}`, 'again', {
      decision: 'retry',
      reason: '预算已提高',
    })
    await batch.reach('waiting for answers')
    // By night they wait for the morning, on our side.
    await world.settle(() => provider.taken.length >= stopped.people)
    const offers = [...ofTemplate('job-offer'), ...ofTemplate('job-offer-link')]
    expect(offers).toHaveLength(stopped.people)
    for (const sms of offers) {
      await push('receipts', provider.receipt(sms, 'delivered'))
      await push('replies', provider.reply(sms.phone, '1'))
    }
    const travelling = await batch.reach('travelling')
    expect(travelling.counts.offers?.accepted).toBeGreaterThan(0)
    await world.advance({ hours: 12 })
    const travelNotices = NoticeTemplateCode.options.filter((template) => template.startsWith('travel-notice'))
    expect(travelNotices.flatMap(ofTemplate).length).toBeGreaterThan(0)
  })
})
