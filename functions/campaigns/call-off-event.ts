import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { callOffEvent as calledOff } from '../../domain/campaigns/change-event.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { eventFor } from './event-for.ts'
import { tellLater } from './tell-later.ts'

type Needed = Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'signUps' | 'workflows' | 'clock'>

/** Calls an event off once; who signed up is told, and stays a candidate: they agreed to be offered jobs, not to one afternoon. */
async function callOffEvent(
  { params, body, staff }: Call<Routes['call-off-event']>,
  deps: Needed,
): Promise<RecruitmentEvent | Refusal> {
  const visible = await eventFor(staff, params.eventId, deps)
  if (isRefusal(visible)) return visible
  if (!inScope(staff, { counties: [visible.countyCode] })) return outOfScope()
  const seen = await deps.recruitmentEvents.seen(params.eventId)
  const within = await deps.campaigns.seen(visible.campaignId)
  if (!seen || !within) return noSuch('recruitment event')
  const isHeld = await deps.signUps.hasCome(params.eventId, seen.event.from)
  const event = calledOff(seen.event, body.reason, isHeld, { at: deps.clock.now(), by: staff.subject })
  if (isRefusal(event)) return event
  if (event !== seen.event && !(await deps.recruitmentEvents.change(seen, event, within)))
    return refuse('conflict', campaignSentences('event-moved-on'))
  await tellLater(event, deps)
  return event
}

export const handler = http(routes['call-off-event'], callOffEvent)
