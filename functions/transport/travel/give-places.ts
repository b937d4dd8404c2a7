import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

/** Carriage and place of each, as the carrier's list has them; said again, the last word stands. */
async function givePlaces(
  { params: { tripId }, body, staff }: Call<Routes['give-places']>,
  { trips, passengers }: Pick<Deps, 'trips' | 'passengers'>,
) {
  const trip = await tripFor(staff, tripId, { trips })
  if (isRefusal(trip)) return trip
  const known = new Set((await passengers.ofTrip(tripId)).map(({ workerId }) => workerId))
  const strangers = body.places.filter(({ workerId }) => !known.has(workerId))
  if (strangers.length > 0)
    return refuse(
      'not-found',
      transportSentences('not-on-manifest', { people: strangers.map(({ workerId }) => workerId) }),
    )
  await passengers.givePlaces(body.places.map((one) => ({ ...one, tripId })))
  return { given: body.places.length }
}

export const handler = http(routes['give-places'], givePlaces)
