import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { calledIn } from '../../../domain/transport/trips/call-roll.ts'
import { rollIsClosed } from '../../../domain/transport/trips/judge-trip-report.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripWithPeople } from '../trip-with-people.ts'
import { type Routes, routes } from './catalog.ts'
import { type HearingRoll, hearRoll } from './hear-roll.ts'
import { readCodes } from './read-codes.ts'

type Needed = HearingRoll & Pick<Deps, 'boardingCodes'>

/**
 * Who boarded and who did not: each entry is kept and has its own result, however late it comes and whatever another says.
 * The roll-call is complete when nobody of the manifest is left unnamed.
 */
async function callRoll({ params, body, staff, key }: Call<Routes['call-roll']>, deps: Needed) {
  const found = await tripWithPeople(staff, params.tripId, deps)
  if (isRefusal(found)) return found
  const { trip } = found
  const now = deps.clock.now()
  const closed = rollIsClosed(trip, now)
  if (closed) return closed
  const read = await readCodes(trip, calledIn(body, { key, now }), deps)
  return hearRoll(found, read, { by: staff.subject, now }, deps)
}

export const handler = http(routes['call-roll'], callRoll)
