import type { SignUp } from '../../domain/campaigns/sign-up.ts'
import { isRefusal, noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { eventInCounty } from './event-in-county.ts'

/** Who was registered meanwhile stays so. */
async function setSignUpAside(
  { params, staff }: Call<Routes['set-sign-up-aside']>,
  deps: Pick<Deps, 'campaigns' | 'recruitmentEvents' | 'signUps' | 'clock'>,
): Promise<SignUp | Refusal> {
  const event = await eventInCounty(staff, params.eventId, deps)
  if (isRefusal(event)) return event
  return (await deps.signUps.setAside(params, { at: deps.clock.now(), by: staff.subject })) ?? noSuch('sign-up')
}

export const handler = http(routes['set-sign-up-aside'], setSignUpAside)
