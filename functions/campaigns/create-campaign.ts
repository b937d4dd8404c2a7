import { type Campaign, CreateCampaign, isSameAction } from '../../domain/campaigns/campaign.ts'
import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { plusDays } from '../../domain/kernel/instant.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

const asked = CreateCampaign.keyof().options

/** One that begins so many days earlier has ended. */
const longest = 366

async function createCampaign(
  { body, staff, key }: Call<Routes['create-campaign']>,
  { campaigns, clock }: Pick<Deps, 'campaigns' | 'clock'>,
) {
  // A county announces for itself alone.
  if (!body.counties.every((code) => inScope(staff, { counties: [code] }))) return outOfScope()
  const campaignId = derivedId('CampaignId', key)
  const campaign: Campaign = { ...body, campaignId, createdAt: clock.now(), createdBy: staff.subject }
  const known = await campaigns.get(campaignId)
  const other = madeOtherwise(known, campaign, asked, campaignId)
  if (other) return other
  if (known) return known
  const near = await campaigns.beginning(plusDays(body.from, -longest), body.until)
  const same = near.find((one) => isSameAction(one, campaign))
  if (same) return refuse('conflict', campaignSentences('name-taken', { campaignId: same.campaignId }), '#/name')
  return campaigns.keep(campaign)
}

export const handler = http(routes['create-campaign'], createCampaign)
