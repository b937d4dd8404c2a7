import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { RecruitmentEventId } from '../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { campaignFor } from './campaign-for.ts'

/** The event that a colleague asks for, or a refusal where there is none or none of its campaign's counties is theirs. */
export async function eventFor(
  staff: Staff,
  eventId: RecruitmentEventId,
  { campaigns, recruitmentEvents }: Pick<Deps, 'campaigns' | 'recruitmentEvents'>,
): Promise<RecruitmentEvent | Refusal<'not-found' | 'not-permitted'>> {
  const event = await recruitmentEvents.get(eventId)
  if (!event) return noSuch('recruitment event')
  const campaign = await campaignFor(staff, event.campaignId, { campaigns })
  return isRefusal(campaign) ? campaign : event
}
