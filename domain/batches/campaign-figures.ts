import * as z from 'zod'
import { type Campaign, CampaignTargets, sameName } from '../campaigns/campaign.ts'
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
  reached: z.object({ peoplePlaced: count, postsCollected: count, firmsReached: count }),
  /** Its batches, newest first. */
  batches: z.array(z.object({ batchId: BatchId, campaign: z.string(), state: z.string(), peoplePlaced: count })),
  /** false: there are more batches or job orders than are looked at here; the figures are then at least these. */
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

/** Each job order once, however many batches name it. */
export function reachedBy(
  batches: readonly Pick<TransferBatch, 'counts'>[],
  orders: readonly Pick<JobOrder, 'id' | 'headcount' | 'enterpriseId'>[],
): CampaignFigures['reached'] {
  const once = new Map(orders.map((order) => [order.id, order]))
  return {
    peoplePlaced: batches.reduce((sum, batch) => sum + peoplePlaced(batch), 0),
    postsCollected: [...once.values()].reduce((sum, { headcount }) => sum + headcount, 0),
    firmsReached: new Set(orders.map(({ enterpriseId }) => enterpriseId)).size,
  }
}
