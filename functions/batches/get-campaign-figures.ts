import { type CampaignFigures, peoplePlaced, reachedBy } from '../../domain/batches/campaign-figures.ts'
import { countSignUps } from '../../domain/campaigns/sign-up-counts.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import { campaignFor } from '../campaigns/campaign-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { batchesOfCampaign } from './batches-of-campaign.ts'
import { type Routes, routes } from './catalog.ts'

const most = { events: 1500, jobOrders: 5000, signUps: 20_000 }

async function getCampaignFigures(
  { params, staff }: Call<Routes['get-campaign-figures']>,
  {
    campaigns,
    recruitmentEvents,
    signUps,
    batches,
    jobOrders,
    clock,
  }: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'signUps' | 'batches' | 'jobOrders' | 'clock'>,
): Promise<CampaignFigures | Refusal> {
  const campaign = await campaignFor(staff, params.campaignId, { campaigns })
  if (isRefusal(campaign)) return campaign
  const asOf = clock.now()
  const [{ items, next }, events] = await Promise.all([
    batchesOfCampaign(campaign, { batches }),
    recruitmentEvents.ofCampaign(campaign.campaignId, null, most.events),
  ])
  const own = items.filter((batch) => !batch.returns)
  const standing = events.items.filter(({ cancelled }) => !cancelled)
  const ordered = [...new Set([...own, ...standing].flatMap((one) => one.jobOrders))]
  const [orders, signedUp] = await Promise.all([
    jobOrders.getMany(ordered.slice(0, most.jobOrders)),
    signUps.allOf(
      standing.map(({ eventId }) => eventId),
      most.signUps,
    ),
  ])
  return {
    campaignId: campaign.campaignId,
    asOf,
    targets: campaign.targets,
    reached: reachedBy({ batches: own, events: standing, orders }, asOf),
    signedUp: countSignUps(signedUp.items),
    batches: own.map((batch) => ({
      batchId: batch.batchId,
      campaign: batch.campaign,
      state: batch.state,
      peoplePlaced: peoplePlaced(batch),
    })),
    complete: next === null && events.next === null && signedUp.complete && ordered.length <= most.jobOrders,
  }
}

export const handler = http(routes['get-campaign-figures'], getCampaignFigures)
