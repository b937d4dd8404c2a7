import type { Campaign } from '../../domain/campaigns/campaign.ts'
import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { RecruitmentEventId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { eventInCounty } from './event-in-county.ts'

/** The event as `altered` leaves it; one that is left as it was is not written, and one that somebody changed meanwhile is refused. */
export async function alterEvent(
  staff: Staff,
  eventId: RecruitmentEventId,
  altered: (
    event: RecruitmentEvent,
    acting: { readonly at: Instant; readonly by: string },
    campaign: Campaign,
  ) => Promise<RecruitmentEvent | Refusal> | RecruitmentEvent | Refusal,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'clock'>,
): Promise<RecruitmentEvent | Refusal> {
  const visible = await eventInCounty(staff, eventId, deps)
  if (isRefusal(visible)) return visible
  const seen = await deps.recruitmentEvents.seen(eventId)
  const within = await deps.campaigns.seen(visible.campaignId)
  if (!seen || !within) return noSuch('recruitment event')
  const event = await altered(seen.event, { at: deps.clock.now(), by: staff.subject }, within.campaign)
  if (isRefusal(event) || event === seen.event) return event
  if (await deps.recruitmentEvents.change(seen, event, within)) return event
  return refuse('conflict', campaignSentences('event-moved-on'))
}
