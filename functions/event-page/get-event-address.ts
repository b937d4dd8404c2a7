import { signUpConsent } from '../../domain/campaigns/sign-up-consent.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { eventFor } from '../campaigns/event-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { addressOfEvent } from './event-page.ts'

async function getEventAddress({ params, staff }: Call<Routes['get-event-address']>, deps: Deps) {
  const event = await eventFor(staff, params.eventId, deps)
  if (isRefusal(event)) return event
  return { address: await addressOfEvent(event.eventId, deps), until: event.until, consent: signUpConsent }
}

export const handler = http(routes['get-event-address'], getEventAddress)
