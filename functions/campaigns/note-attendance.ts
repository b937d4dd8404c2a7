import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { noteAttendance as noted } from '../../domain/campaigns/change-event.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { eventFor } from './event-for.ts'

async function noteAttendance(
  { params, body, staff }: Call<Routes['note-attendance']>,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'clock'>,
): Promise<RecruitmentEvent | Refusal> {
  const visible = await eventFor(staff, params.eventId, deps)
  if (isRefusal(visible)) return visible
  if (!inScope(staff, { counties: [visible.countyCode] })) return outOfScope()
  const seen = await deps.recruitmentEvents.seen(params.eventId)
  const within = await deps.campaigns.seen(visible.campaignId)
  if (!seen || !within) return noSuch('recruitment event')
  const event = noted(seen.event, body.people, { at: deps.clock.now(), by: staff.subject })
  if (isRefusal(event) || event === seen.event) return event
  if (await deps.recruitmentEvents.change(seen, event, within)) return event
  return refuse('conflict', campaignSentences('event-moved-on'))
}

export const handler = http(routes['note-attendance'], noteAttendance)
