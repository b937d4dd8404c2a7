import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function listCampaigns({ query, staff }: Call<Routes['list-campaigns']>, { campaigns }: Pick<Deps, 'campaigns'>) {
  const { items, next } = await campaigns.list(query.cursor ?? null, query.limit)
  return { items: items.filter((campaign) => inScope(staff, campaign)), next }
}

export const handler = http(routes['list-campaigns'], listCampaigns)
