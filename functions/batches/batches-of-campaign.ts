import { isOfCampaign } from '../../domain/batches/campaign-figures.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { plusDays } from '../../domain/kernel/instant.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'

/** A batch is started before its people travel: so many days before the campaign it may have been, at the most. */
const daysBefore = 150

/** A province starts a few batches a day. */
const most = 1500

/** The batches of a campaign, newest first; `next` is not null where there are more than are looked at. */
export async function batchesOfCampaign(
  campaign: Pick<Campaign, 'campaignId' | 'name' | 'from' | 'until'>,
  { batches }: Pick<Deps, 'batches'>,
): Promise<Page<TransferBatch>> {
  const { items, next } = await batches.startedWithin(plusDays(campaign.from, -daysBefore), campaign.until, most)
  return { items: items.filter((batch) => isOfCampaign(batch, campaign)), next }
}
