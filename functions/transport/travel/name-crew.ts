import { PersonName } from '../../../domain/kernel/personal.ts'
import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { parsePhone } from '../../../domain/surveys/phone-number.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { arrivesAt } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'
import { leaderKeptUntil } from './leader-kept-until.ts'

/**
 * The number plate, and who leads the group: sealed with a key of the trip, and opened only for those who travel with them. The key
 * ends a month after the arrival; that of a leader who was replaced ends at once.
 */
async function nameCrew(
  { params, body, staff }: Call<Routes['name-crew']>,
  { trips, vault, clock }: Pick<Deps, 'trips' | 'vault' | 'clock'>,
) {
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  if (trip.mode === 'self-arranged' || trip.progress.state === 'cancelled')
    return refuse('invalid-state', transportSentences('nobody-leads'))
  const { plate, leader } = body
  const phone = leader && parsePhone(leader.phone)
  const name = leader && new PersonName(leader.name)
  const [from, now] = [arrivesAt(trip), clock.now()]
  const keys = vault.newKeys(leaderKeptUntil(trip, from > now ? from : now))
  const of = trip.tripId
  const sealed = name &&
    phone && { sealedName: keys.seal(of, 'name', name), sealedPhone: keys.seal(of, 'phone', phone) }
  const crew = {
    ...(plate && { plate }),
    ...(name && phone && { leader: { name: name.masked, phone: phone.masked } }),
  }
  await keys.keep()
  const before = await trips.nameCrew(trip.tripId, crew, sealed ?? undefined)
  if (sealed && before) await vault.destroyReplaced(before.sealedName, sealed.sealedName)
  return trips.get(trip.tripId)
}

export const handler = http(routes['name-crew'], nameCrew)
