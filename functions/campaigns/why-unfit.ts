import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { whyItCannotBeHeld } from '../../domain/campaigns/why-it-cannot-be-held.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'

/** Refuses an event that may not be held as it is asked for, with the field of each fault. */
export async function whyUnfit(
  event: RecruitmentEvent,
  campaign: Campaign,
  deps: Pick<Deps, 'enterprises' | 'jobOrders' | 'agreements'>,
): Promise<Refusal<'invalid-request' | 'invalid-state'> | null> {
  if (campaign.cancelled)
    return refuse('invalid-state', campaignSentences('campaign-called-off', { reason: campaign.cancelled.reason }))
  const [enterprises, jobOrders] = await Promise.all([
    deps.enterprises.getMany(event.enterprises),
    deps.jobOrders.getMany(event.jobOrders),
  ])
  const ids = [...new Set(jobOrders.map(({ agreementId }) => agreementId))]
  const found = await Promise.all(ids.map((id) => deps.agreements.get(id)))
  const agreements = found.filter((one) => one !== null)
  const wrong = whyItCannotBeHeld(event, { campaign, enterprises, jobOrders, agreements })
  return wrong.length > 0
    ? refuse('invalid-request', campaignSentences('event-unfit', { count: wrong.length }), wrong)
    : null
}
