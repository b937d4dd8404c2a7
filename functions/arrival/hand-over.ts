import { isRefusal } from '../../domain/kernel/refusal.ts'
import { tripFor } from '../transport/trip-for.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { takeOver } from './take-over.ts'
import type { TakingOver } from './take-receipt.ts'

async function handOver({ params, body, staff }: Call<Routes['hand-over']>, deps: TakingOver) {
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  return takeOver(trip, body, staff.subject, deps)
}

export const handler = http(routes['hand-over'], handOver)
