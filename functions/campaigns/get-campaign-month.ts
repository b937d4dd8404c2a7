import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { longestCampaignDays } from '../../domain/campaigns/campaign.ts'
import {
  beginningsFor,
  type CampaignMonth,
  daysOfMonth,
  EventOfMonth,
  isOfMonth,
  linesOfMonth,
} from '../../domain/campaigns/campaign-month.ts'
import { plusDays } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'

/** More than that nobody reads as a calendar: a county is chosen. */
const most = 1500

/** Of a county's colleague the campaigns in which it takes part; their events are announced to everybody. */
async function getCampaignMonth(
  { query: { month, county }, staff }: Call<Routes['get-campaign-month']>,
  { campaigns, recruitmentEvents }: Pick<Deps, 'campaigns' | 'recruitmentEvents'>,
): Promise<CampaignMonth> {
  const { first, last } = daysOfMonth(month)
  const begun = await campaigns.beginning(plusDays(first, -longestCampaignDays), last)
  const isShown = (campaign: Campaign) =>
    campaign.until >= first && inScope(staff, campaign) && (county === undefined || campaign.counties.includes(county))
  const shown = begun.filter(isShown)
  const events: EventOfMonth[] = []
  let complete = true
  for (const { campaignId } of shown) {
    const found = await recruitmentEvents.beginning(campaignId, beginningsFor(month), most - events.length)
    const own = found.items.filter(
      (event) => isOfMonth(event, month) && (county === undefined || event.countyCode === county),
    )
    events.push(...own.map((event) => EventOfMonth.parse(event)))
    complete &&= found.complete
  }
  const byBeginning = events.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  return { month, campaigns: shown, events: byBeginning, complete, ...linesOfMonth(month) }
}

export const handler = http(routes['get-campaign-month'], getCampaignMonth)
