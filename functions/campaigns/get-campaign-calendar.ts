import { campaignCalendar } from '../../domain/campaigns/campaign-calendar.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function getCampaignCalendar({ query: { year } }: Call<Routes['get-campaign-calendar']>) {
  return { items: campaignCalendar.filter((line) => year === undefined || line.year === Number(year)) }
}

export const handler = http(routes['get-campaign-calendar'], getCampaignCalendar)
