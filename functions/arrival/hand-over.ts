import { refuse } from '../../domain/kernel/refusal.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { type TakingOver, takeOver } from './take-over.ts'

async function handOver({ params, body, staff }: Call<Routes['hand-over']>, deps: TakingOver) {
  const trip = await deps.trips.get(params.tripId)
  if (!trip) return refuse('not-found', 'There is no such trip.')
  if (!inScope(staff, trip)) return outOfScope()
  return takeOver(trip, body, deps)
}

export const handler = http(routes['hand-over'], handOver)
