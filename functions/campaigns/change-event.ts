import { changeEvent as changed } from '../../domain/campaigns/change-event.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { alterEvent } from './alter-event.ts'
import { type Routes, routes } from './catalog.ts'
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
  const event = await alterEvent(
    staff,
    params.eventId,
    async (before, acting, campaign) => {
      const after = changed(before, once(body), acting)
      if (isRefusal(after) || after === before) return after
      return (await whyUnfit(after, campaign, deps)) ?? after
    },
    deps,
  )
  if (!isRefusal(event)) await tellLater(event, deps)
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
