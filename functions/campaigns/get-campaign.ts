import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { campaignFor } from './campaign-for.ts'
import { type Routes, routes } from './catalog.ts'

async function getCampaign({ params, staff }: Call<Routes['get-campaign']>, { campaigns }: Pick<Deps, 'campaigns'>) {
  return campaignFor(staff, params.campaignId, { campaigns })
}

export const handler = http(routes['get-campaign'], getCampaign)
