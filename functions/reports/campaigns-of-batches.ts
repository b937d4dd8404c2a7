import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { BatchId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { type CampaignOfBatch, campaignOfBatch } from '../../domain/reports/campaign-of-batch.ts'
import type { Deps } from '../wiring/deps.ts'

/** A campaign lasts a year at the most, and a batch of it is started so long before it begins. */
const longestCampaign = 366
const longestBefore = 150

/** Which campaign each batch is counted under; announced ones are some dozens a year, which one query reads. */
export async function campaignsOfBatches(
  batches: readonly Pick<TransferBatch, 'batchId' | 'campaign' | 'campaignId' | 'createdAt'>[],
  { campaigns }: Pick<Deps, 'campaigns'>,
): Promise<Map<BatchId, CampaignOfBatch>> {
  const days = batches.map(({ createdAt }) => dateInShanghai(createdAt)).toSorted()
  const [first] = days
  const last = days.at(-1)
  if (first === undefined || last === undefined) return new Map()
  const announced = await campaigns.beginning(plusDays(first, -longestCampaign), plusDays(last, longestBefore))
  return new Map(batches.map((batch) => [batch.batchId, campaignOfBatch(batch, announced)]))
}
