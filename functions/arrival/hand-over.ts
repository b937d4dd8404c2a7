import { isRefusal } from '../../domain/kernel/refusal.ts'
import { tripWithPeople } from '../transport/trip-with-people.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { takeOver } from './take-over.ts'
import type { TakingOver } from './take-receipt.ts'

async function handOver({ params, body, staff }: Call<Routes['hand-over']>, deps: TakingOver) {
  const found = await tripWithPeople(staff, params.tripId, deps)
  if (isRefusal(found)) return found
  return takeOver(found, body, staff.subject, deps)
}

export const handler = http(routes['hand-over'], handOver)
