import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { changeCampaign as changed } from '../../domain/campaigns/change-campaign.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { standingOfCampaign } from './standing-of-campaign.ts'

type Needed = Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'batches' | 'clock'>

/** Changed twice the same it is changed once; what its events and batches rely on is refused. */
async function changeCampaign(
  { params, body, staff }: Call<Routes['change-campaign']>,
  deps: Needed,
): Promise<Campaign | Refusal> {
  const seen = await deps.campaigns.seen(params.campaignId)
  if (!seen) return noSuch('campaign')
  // A county changes what is its own alone.
  const counties = [...seen.campaign.counties, ...(body.counties ?? [])]
  if (!counties.every((code) => inScope(staff, { counties: [code] }))) return outOfScope()
  const standing = await standingOfCampaign(seen.campaign, deps)
  const act = { at: deps.clock.now(), by: staff.subject }
  const campaign = changed(seen.campaign, body, standing, act)
  if (isRefusal(campaign) || campaign === seen.campaign) return campaign
  const outcome = await deps.campaigns.change(seen, campaign)
  if (outcome === 'moved-on') return refuse('conflict', campaignSentences('campaign-moved-on'))
  if (outcome === 'written') return campaign
  return refuse('conflict', campaignSentences('name-taken', { campaignId: outcome.taken }), '#/name')
}

export const handler = http(routes['change-campaign'], changeCampaign)
