import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { campaignFor } from './campaign-for.ts'
import { type Routes, routes } from './catalog.ts'

/** All events of a campaign that the reader sees: what is announced to everybody is no secret of a county. */
async function listEvents(
  { params, query, staff }: Call<Routes['list-events']>,
  { campaigns, recruitmentEvents }: Pick<Deps, 'campaigns' | 'recruitmentEvents'>,
) {
  const campaign = await campaignFor(staff, params.campaignId, { campaigns })
  if (isRefusal(campaign)) return campaign
  return recruitmentEvents.ofCampaign(campaign.campaignId, query.cursor ?? null, query.limit)
}

export const handler = http(routes['list-events'], listEvents)
