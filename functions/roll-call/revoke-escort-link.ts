import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import { tripFor } from '../transport/trip-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

/** Revoked before, it stays as it is. */
async function revokeEscortLink(
  { params: { tripId, linkId }, staff }: Call<Routes['revoke-escort-link']>,
  { trips, escortLinks, clock }: Pick<Deps, 'trips' | 'escortLinks' | 'clock'>,
) {
  const trip = await tripFor(staff, tripId, { trips })
  if (isRefusal(trip)) return trip
  const kept = await escortLinks.get(linkId)
  if (kept?.link.tripId !== tripId) return noSuch('link')
  await escortLinks.revoke(kept.tokenHash, { at: clock.now(), by: staff.subject })
  return (await escortLinks.get(linkId))?.link ?? kept.link
}

export const handler = http(routes['revoke-escort-link'], revokeEscortLink)
