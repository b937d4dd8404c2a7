import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

async function listCampaigns({ query, staff }: Call<Routes['list-campaigns']>, { campaigns }: Pick<Deps, 'campaigns'>) {
  return fillPage(
    (cursor, limit) => campaigns.list(cursor, limit),
    query,
    (some) => some.map((campaign) => inScope(staff, campaign)),
  )
}

export const handler = http(routes['list-campaigns'], listCampaigns)
