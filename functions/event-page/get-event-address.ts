import { postingText } from '../../domain/campaigns/posting-text.ts'
import type { RecruitmentEvent } from '../../domain/campaigns/recruitment-event.ts'
import { signUpConsent } from '../../domain/campaigns/sign-up-consent.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { eventFor } from '../campaigns/event-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { addressOfEvent } from './event-page.ts'

async function getEventAddress({ params, staff }: Call<Routes['get-event-address']>, deps: Deps) {
  const event = await eventFor(staff, params.eventId, deps)
  if (isRefusal(event)) return event
  const address = await addressOfEvent(event.eventId, deps)
  return { address, until: event.until, consent: signUpConsent, text: await textOf(event, address, deps) }
}

/** Of a posting, as its firm states the post now. */
async function textOf(
  posting: RecruitmentEvent,
  address: string,
  { jobOrders, enterprises }: Pick<Deps, 'jobOrders' | 'enterprises'>,
): Promise<Words | null> {
  if (posting.kind !== 'posting' || posting.cancelled) return null
  const [[order], [firm]] = await Promise.all([
    jobOrders.getMany(posting.jobOrders),
    enterprises.getMany(posting.enterprises),
  ])
  return order && firm ? postingText({ posting, order, firm: firm.name, address }) : null
}

export const handler = http(routes['get-event-address'], getEventAddress)
