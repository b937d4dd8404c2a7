import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import type { RecruitmentEventId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { inScope, outOfScope, type Staff } from '../wiring/staff.ts'
import { eventFor } from './event-for.ts'

/** The event, for whoever looks after the county where it is held: others of its campaign read of it, and leave it as it is. */
export async function eventInCounty(
  staff: Staff,
  eventId: RecruitmentEventId,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents'>,
): Promise<RecruitmentEvent | Refusal<'not-found' | 'not-permitted'>> {
  const event = await eventFor(staff, eventId, deps)
  return isRefusal(event) || inScope(staff, { counties: [event.countyCode] }) ? event : outOfScope()
}
