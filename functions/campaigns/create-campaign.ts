import { type Campaign, CreateCampaign } from '../../domain/campaigns/campaign.ts'
import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { madeOtherwise } from '../../domain/kernel/made-otherwise.ts'
import { refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

const asked = CreateCampaign.keyof().options

async function createCampaign(
  { body, staff, key }: Call<Routes['create-campaign']>,
  { campaigns, clock }: Pick<Deps, 'campaigns' | 'clock'>,
) {
  // A county announces for itself alone.
  if (!body.counties.every((code) => inScope(staff, { counties: [code] }))) return outOfScope()
  const campaignId = derivedId('CampaignId', key)
  const campaign: Campaign = { ...body, campaignId, createdAt: clock.now(), createdBy: staff.subject }
  const known = await campaigns.get(campaignId)
  const other = known?.changedAt === undefined ? madeOtherwise(known, campaign, asked, campaignId) : null
  if (other) return other
  const kept = await campaigns.keep(campaign)
  if ('taken' in kept) return refuse('conflict', campaignSentences('name-taken', { campaignId: kept.taken }), '#/name')
  return kept
}

export const handler = http(routes['create-campaign'], createCampaign)
