import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { callRoll as rollCallMoves } from '../../../domain/transport/trips/call-roll.ts'
import { judgeTripReport } from '../../../domain/transport/trips/judge-trip-report.ts'
import { isAccountedFor } from '../../../domain/transport/trips/passenger.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { applyMoves } from './apply-moves.ts'
import { type Routes, routes } from './catalog.ts'
import { giveUpSeats } from './give-up-seats.ts'
import { noteReport } from './note-report.ts'

type Needed = Pick<Deps, 'trips' | 'passengers' | 'placements' | 'workers' | 'workflows' | 'clock'>

/** Who boarded and who did not; complete when nobody of the manifest is left unnamed. */
async function callRoll({ params, body, staff }: Call<Routes['call-roll']>, deps: Needed) {
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  const { tripId, batchId } = trip
  const at = deps.clock.now()
  const judged = judgeTripReport('roll-call', trip, { at, now: at })
  if (isRefusal(judged)) return judged
  const people = await deps.passengers.ofTrip(tripId)
  const called = rollCallMoves(people, body, at)
  if (isRefusal(called)) return called
  for (const { chunk, workerId } of called.withdrawing) await giveUpSeats({ batchId, chunk, workerId }, deps)
  const changed = called.withdrawing.length > 0 ? await deps.passengers.ofTrip(tripId) : people
  const moved = await applyMoves({ tripId, batchId, people: changed }, called.moves, deps)
  // Two escorts may call their stops at the same time: the later call sees both.
  const after = isAccountedFor(moved) ? moved : await deps.passengers.ofTrip(tripId)
  return noteReport(
    trip,
    { report: 'roll-call', at, by: staff.subject, people: after, isComplete: isAccountedFor(after) },
    deps,
  )
}

export const handler = http(routes['call-roll'], callRoll)
