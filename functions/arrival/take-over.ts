import { type HandOver, handOver as handOverMoves, isHandedOver } from '../../domain/arrival/hand-over.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Trip } from '../../domain/transport/trip.ts'
import { applyMoves } from '../transport/apply-moves.ts'
import { noteReport } from '../transport/note-report.ts'
import type { Deps } from '../wiring/deps.ts'

export type TakingOver = Pick<Deps, 'trips' | 'passengers' | 'placements' | 'workflows' | 'clock'>

/** One plant's receipt for its people of a trip, whoever brought it; the last plant's completes the journey. */
export async function takeOver(trip: Trip, receipt: HandOver, deps: TakingOver) {
  if (!trip.endsAtPlant) return refuse('invalid-state', 'A feeder ends at a station or an airport, not at a plant.')
  if (trip.progress.state === 'cancelled') return refuse('invalid-state', 'This trip does not run.')
  const { tripId, batchId } = trip
  const at = deps.clock.now()
  const moves = handOverMoves(await deps.passengers.ofTrip(tripId), receipt, at)
  if (isRefusal(moves)) return moves
  await applyMoves(batchId, moves, deps)
  const { enterpriseId, receivedBy } = receipt
  await deps.trips.addReceipt(tripId, { enterpriseId, receivedBy, at })
  const isComplete = isHandedOver(await deps.passengers.ofTrip(tripId))
  return noteReport({ tripId, report: 'hand-over', at, isComplete }, deps)
}
