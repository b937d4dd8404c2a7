import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { callRoll as rollCallMoves } from '../../domain/transport/call-roll.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { applyMoves } from './apply-moves.ts'
import { giveUpSeats } from './give-up-seats.ts'
import { noteReport } from './note-report.ts'

type Needed = Pick<Deps, 'trips' | 'passengers' | 'placements' | 'workers' | 'workflows' | 'clock'>

/** Who boarded and who did not; complete when nobody of the manifest is left unnamed. */
async function callRoll({ params, body, staff }: Call<'transport/call-roll'>, deps: Needed) {
  const trip = await deps.trips.get(params.tripId)
  if (!trip) return refuse('not-found', 'There is no such trip.')
  if (!inScope(staff, trip)) return outOfScope()
  if (trip.progress.state === 'cancelled') return refuse('invalid-state', 'This trip does not run.')
  const { tripId, batchId } = trip
  const at = deps.clock.now()
  const called = rollCallMoves(await deps.passengers.ofTrip(tripId), body, at)
  if (isRefusal(called)) return called
  await applyMoves(batchId, called.moves, deps)
  for (const { chunk, workerId } of called.withdrawing) await giveUpSeats({ batchId, chunk, workerId }, deps)
  const after = await deps.passengers.ofTrip(tripId)
  const isComplete = after.every(({ state }) => state !== 'expected')
  return noteReport({ tripId, report: 'roll-call', at, isComplete }, deps)
}

export const handler = http('transport/call-roll', callRoll)
