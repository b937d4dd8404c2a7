import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { World } from '../world.ts'

/** A campaign of the province that runs from yesterday for 60 days; each fact may be told otherwise. */
export async function openCampaign(world: World, facts: object = {}): Promise<Campaign> {
  const today = dateInShanghai(world.clock.now())
  const token = await world.token({ role: 'province', subject: 'zhao@province' })
  const body = {
    name: '春风行动 2026',
    kind: 'spring-breeze',
    from: plusDays(today, -1),
    until: plusDays(today, 59),
    counties: ['530621', '530627'],
    ...facts,
  }
  const made = await world.call('POST', '/v1/campaigns', { token, body })
  if (made.status !== 201) throw new Error(JSON.stringify(made))
  return made.body as Campaign
}
