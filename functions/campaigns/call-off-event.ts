import { callOffEvent as calledOff } from '../../domain/campaigns/change-event.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { alterEvent } from './alter-event.ts'
import { type Routes, routes } from './catalog.ts'
import { tellLater } from './tell-later.ts'

type Needed = Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'signUps' | 'workflows' | 'clock'>

/** Calls an event off once; who signed up is told, and stays a candidate: they agreed to be offered jobs, not to one afternoon. */
async function callOffEvent(
  { params, body, staff }: Call<Routes['call-off-event']>,
  deps: Needed,
): Promise<RecruitmentEvent | Refusal> {
  const event = await alterEvent(
    staff,
    params.eventId,
    async (before, acting) =>
      calledOff(before, body.reason, await deps.signUps.hasCome(before.eventId, before.from), acting),
    deps,
  )
  if (!isRefusal(event)) await tellLater(event, deps)
  return event
}

export const handler = http(routes['call-off-event'], callOffEvent)
