import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { Deps } from '../wiring/deps.ts'
import { batchesOfCampaign } from './batches-of-campaign.ts'

/** A campaign holds some hundred events at the most. */
const mostEvents = 1500

/** What was entered under a campaign: it binds what may still be changed of it. */
export async function standingOfCampaign(campaign: Campaign, deps: Pick<Deps, 'batches' | 'recruitmentEvents'>) {
  const [batches, events] = await Promise.all([
    batchesOfCampaign(campaign, deps),
    deps.recruitmentEvents.ofCampaign(campaign.campaignId, null, mostEvents),
  ])
  return {
    events: events.items,
    batches: batches.items.map(({ counties, campaignId, state }) => ({
      // One that is of it by name alone was held to no county of it.
      counties: campaignId === undefined ? [] : counties,
      byName: campaignId === undefined,
      runs: state === 'running' || state === 'releasing',
    })),
  }
}
