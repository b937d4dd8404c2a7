import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { judgeTripReport } from '../../../domain/transport/trips/judge-trip-report.ts'
import { rollIsIncomplete } from '../../../domain/transport/trips/roll-is-incomplete.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripWithPeople } from '../trip-with-people.ts'
import { type Routes, routes } from './catalog.ts'
import { noteReport } from './note-report.ts'

async function reportDeparture(
  { params, body, staff }: Call<Routes['report-departure']>,
  deps: Pick<Deps, 'trips' | 'passengers' | 'workflows' | 'clock'>,
) {
  const found = await tripWithPeople(staff, params.tripId, deps)
  if (isRefusal(found)) return found
  const { trip, people } = found
  const judged = judgeTripReport('departure', trip, { at: body.at, now: deps.clock.now() })
  if (isRefusal(judged)) return judged
  const unnamed = rollIsIncomplete(people)
  if (unnamed) return unnamed
  return noteReport(trip, { report: 'departure', at: body.at, by: staff.subject, people, isComplete: true }, deps)
}

export const handler = http(routes['report-departure'], reportDeparture)
