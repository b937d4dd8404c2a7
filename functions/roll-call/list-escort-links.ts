import { linkStanding } from '../../domain/enterprises/enterprise-link.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { tripFor } from '../transport/trip-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'

async function listEscortLinks(
  { params, query, staff }: Call<Routes['list-escort-links']>,
  { trips, escortLinks, clock }: Pick<Deps, 'trips' | 'escortLinks' | 'clock'>,
) {
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  const { items, next } = await escortLinks.ofTrip(trip.tripId, query.cursor ?? null, query.limit)
  const now = clock.now()
  return { items: items.map((link) => ({ ...link, standing: linkStanding(link, now) })), next }
}

export const handler = http(routes['list-escort-links'], listEscortLinks)
