import { PersonName } from '../../../domain/kernel/personal.ts'
import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { parsePhone } from '../../../domain/surveys/phone-number.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

/** The number plate, and who leads the group: sealed, and opened only for those who travel with them. */
async function nameCrew(
  { params, body, staff }: Call<Routes['name-crew']>,
  { trips, vault }: Pick<Deps, 'trips' | 'vault'>,
) {
  const trip = await tripFor(staff, params.tripId, { trips })
  if (isRefusal(trip)) return trip
  if (trip.mode === 'self-arranged' || trip.progress.state === 'cancelled')
    return refuse('invalid-state', '这趟行程没有领队和车辆。 Nobody leads this trip.')
  const { plate, leader } = body
  const phone = leader && parsePhone(leader.phone)
  const name = leader && new PersonName(leader.name)
  const sealed = name &&
    phone && { sealedName: await vault.seal('name', name), sealedPhone: await vault.seal('phone', phone) }
  const crew = {
    ...trip.crew,
    ...(plate && { plate }),
    ...(name && phone && { leader: { name: name.masked, phone: phone.masked } }),
  }
  await trips.nameCrew(trip.tripId, crew, sealed ?? undefined)
  return trips.get(trip.tripId)
}

export const handler = http(routes['name-crew'], nameCrew)
