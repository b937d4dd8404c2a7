import { campaignSentences } from '../../domain/campaigns/campaign-sentences.ts'
import { changeEvent as changed } from '../../domain/campaigns/change-event.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { isRefusal, noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { eventFor } from './event-for.ts'
import { tellLater } from './tell-later.ts'
import { whyUnfit } from './why-unfit.ts'

type Needed = Pick<
  Deps,
  'campaigns' | 'recruitmentEvents' | 'enterprises' | 'jobOrders' | 'agreements' | 'workflows' | 'clock'
>

/** The same change again finds it made, and has those who signed up told if that broke off. */
async function changeEvent(
  { params, body, staff }: Call<Routes['change-event']>,
  deps: Needed,
): Promise<RecruitmentEvent | Refusal> {
  const visible = await eventFor(staff, params.eventId, deps)
  if (isRefusal(visible)) return visible
  if (!inScope(staff, { counties: [visible.countyCode] })) return outOfScope()
  const seen = await deps.recruitmentEvents.seen(params.eventId)
  const within = await deps.campaigns.seen(visible.campaignId)
  if (!seen || !within) return noSuch('recruitment event')
  const event = changed(seen.event, once(body), { at: deps.clock.now(), by: staff.subject })
  if (isRefusal(event)) return event
  if (event !== seen.event) {
    const unfit = await whyUnfit(event, within.campaign, deps)
    if (unfit) return unfit
    if (!(await deps.recruitmentEvents.change(seen, event, within)))
      return refuse('conflict', campaignSentences('event-moved-on'))
  }
  await tellLater(event, deps)
  return event
}

function once({ enterprises, jobOrders, ...rest }: Call<Routes['change-event']>['body']) {
  return {
    ...rest,
    ...(enterprises && { enterprises: [...new Set(enterprises)] }),
    ...(jobOrders && { jobOrders: [...new Set(jobOrders)] }),
  }
}

export const handler = http(routes['change-event'], changeEvent)
