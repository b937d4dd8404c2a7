import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { World } from '../world.ts'

/** A fair of tomorrow in the campaign's first county, with the order's enterprise. */
export function aFair(world: World, { counties: [countyCode] }: Campaign, order: JobOrder) {
  const from = plus(world.clock.now(), { hours: 24 })
  return {
    kind: 'fair',
    name: '春风行动专场招聘会',
    countyCode,
    township: '文屏镇',
    place: '文化广场',
    from,
    until: plus(from, { hours: 6 }),
    enterprises: [order.enterpriseId],
    jobOrders: [order.id],
  }
}

export async function holdFair(world: World, campaign: Campaign, order: JobOrder, facts: object = {}) {
  const token = await world.token({ role: 'province', subject: 'zhao@province' })
  const body = { ...aFair(world, campaign, order), ...facts }
  const held = await world.call('POST', `/v1/campaigns/${campaign.campaignId}/events`, { token, body })
  if (held.status !== 201) throw new Error(JSON.stringify(held))
  return held.body as RecruitmentEvent
}
