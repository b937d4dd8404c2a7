import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { isExpected } from '../../../domain/transport/trips/passenger.ts'
import { isCancelled } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'
import { noteReport } from './note-report.ts'

async function reportDeparture(
  { params, body, staff }: Call<Routes['report-departure']>,
  deps: Pick<Deps, 'trips' | 'passengers' | 'workflows'>,
) {
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  if (isCancelled(trip)) return refuse('invalid-state', 'This trip does not run.')
  const people = await deps.passengers.ofTrip(trip.tripId)
  const unnamed = people.filter(isExpected).length
  if (unnamed > 0)
    return refuse('invalid-state', `${unnamed} people are neither on board nor absent: complete the roll-call first.`)
  return noteReport(trip, { report: 'departure', at: body.at, people, isComplete: true }, deps)
}

export const handler = http(routes['report-departure'], reportDeparture)
