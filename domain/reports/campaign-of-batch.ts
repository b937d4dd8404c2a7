import { isOfCampaign } from '../batches/campaign-figures.ts'
import { farthestDepartureDays, type TransferBatch } from '../batches/transfer-batch.ts'
import type { Campaign } from '../campaigns/campaign.ts'
import type { CampaignId } from '../kernel/ids.ts'
import { dateInShanghai, plusDays } from '../kernel/instant.ts'

/** Under what a batch is counted: an announced campaign, or where there is none the name that it bears. */
export interface CampaignOfBatch {
  readonly campaignId: CampaignId | null
  readonly name: string
  /** The same for batches that are counted together. */
  readonly code: string
}

type Named = Pick<TransferBatch, 'campaign' | 'campaignId' | 'createdAt'>

/** Of campaigns of one name, as in two years, it is the one in whose time the batch was started, or that came next. */
export function campaignOfBatch(batch: Named, announced: readonly Campaign[]): CampaignOfBatch {
  const startedOn = dateInShanghai(batch.createdAt)
  const own = announced
    .filter((campaign) => isOfCampaign(batch, campaign))
    .filter(
      ({ from, until }) =>
        batch.campaignId !== undefined || (plusDays(from, -farthestDepartureDays) <= startedOn && startedOn <= until),
    )
    .toSorted((a, b) => a.from.localeCompare(b.from))[0]
  if (own) return { campaignId: own.campaignId, name: own.name, code: own.campaignId }
  const { campaignId = null, campaign } = batch
  return { campaignId, name: campaign, code: campaignId ?? campaign.normalize('NFKC').replace(/\s/g, '') }
}
