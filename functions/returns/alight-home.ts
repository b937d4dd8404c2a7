import { isRefusal } from '../../domain/kernel/refusal.ts'
import { tripFor } from '../transport/trip-for.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type TakingAlighting, takeAlighting } from './take-alighting.ts'

async function alightHome({ params, body, staff }: Call<Routes['alight-home']>, deps: TakingAlighting) {
  const trip = await tripFor(staff, params.tripId, deps)
  return isRefusal(trip) ? trip : takeAlighting(trip, body, staff.subject, deps)
}

export const handler = http(routes['alight-home'], alightHome)
