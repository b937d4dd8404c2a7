import type { Campaign } from '../../domain/campaigns/campaign.ts'
import type { CampaignId } from '../../domain/kernel/ids.ts'
import { noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'

/** The campaign that a colleague asks for, or a refusal where there is none or none of its counties is theirs. */
export async function campaignFor(
  staff: Staff,
  campaignId: CampaignId,
  { campaigns }: Pick<Deps, 'campaigns'>,
): Promise<Campaign | Refusal<'not-found' | 'not-permitted'>> {
  const campaign = await campaigns.get(campaignId)
  if (!campaign) return noSuch('campaign')
  return inScope(staff, campaign) ? campaign : outOfScope()
}
