import * as z from 'zod'
import { type Campaign, CampaignTargets, sameName } from '../campaigns/campaign.ts'
import type { RecruitmentEvent } from '../campaigns/recruitment-event.ts'
import { SignUpCounts } from '../campaigns/sign-up-counts.ts'
import type { JobOrder } from '../enterprises/job-order.ts'
import { BatchId, CampaignId } from '../kernel/ids.ts'
import { Instant } from '../kernel/instant.ts'
import type { TransferBatch } from './transfer-batch.ts'

const count = z.int().nonnegative()

/** How far a campaign is. `docs/campaigns.md` says what each figure counts. */
export const CampaignFigures = z.object({
  campaignId: CampaignId,
  /** When it was reckoned; batches say what their chunks and trips reported until then. */
  asOf: Instant,
  targets: CampaignTargets,
  reached: z.object({ peoplePlaced: count, postsCollected: count, eventsHeld: count, firmsReached: count }),
  /** Of its events that stand. */
  signedUp: SignUpCounts,
  /** Its batches, newest first. */
  batches: z.array(z.object({ batchId: BatchId, campaign: z.string(), state: z.string(), peoplePlaced: count })),
  /** false: there are more batches, events or job orders than are looked at here; the figures are then at least these. */
  complete: z.boolean(),
})
export type CampaignFigures = z.infer<typeof CampaignFigures>

type Bearing = Pick<TransferBatch, 'campaign' | 'campaignId'>

/** A batch that names a campaign is of that one alone; one that names none is of the campaign whose name it bears. */
export function isOfCampaign(batch: Bearing, campaign: Pick<Campaign, 'campaignId' | 'name'>): boolean {
  return batch.campaignId === undefined
    ? sameName(batch.campaign, campaign.name)
    : batch.campaignId === campaign.campaignId
}

/** Those whom their plants signed for; counted once every trip of the batch has ended. */
export function peoplePlaced({ counts: { journey } }: Pick<TransferBatch, 'counts'>): number {
  return journey?.handedOver ?? 0
}

interface Sources {
  readonly batches: readonly Pick<TransferBatch, 'counts'>[]
  readonly events: readonly Pick<RecruitmentEvent, 'kind' | 'until' | 'enterprises'>[]
  /** Of batches and events. */
  readonly orders: readonly Pick<JobOrder, 'id' | 'headcount' | 'enterpriseId'>[]
}

/** Each job order and enterprise once, however many batches and events name it; an event is held when it is over. */
export function reachedBy({ batches, events, orders }: Sources, now: Instant): CampaignFigures['reached'] {
  const once = new Map(orders.map((order) => [order.id, order]))
  const firms = [...orders.map(({ enterpriseId }) => enterpriseId), ...events.flatMap(({ enterprises }) => enterprises)]
  return {
    peoplePlaced: batches.reduce((sum, batch) => sum + peoplePlaced(batch), 0),
    postsCollected: [...once.values()].reduce((sum, { headcount }) => sum + headcount, 0),
    eventsHeld: events.filter(({ kind, until }) => kind !== 'posting' && until <= now).length,
    firmsReached: new Set(firms).size,
  }
}
