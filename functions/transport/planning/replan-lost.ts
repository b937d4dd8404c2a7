import * as z from 'zod'
import { BatchId, TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import { lossPlanning } from '../../../domain/transport/journeys/planning.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { releaseConnection } from '../booking/release-connection.ts'
import { connectionsPlanned } from './connections-planned.ts'
import { type PlanningDeps, planBatch } from './plan-batch.ts'

/** Carriers had their chances: now everybody who is left buys a ticket, and no booking can fall through. */
const lastAttempt = 3

const againPlanning = (attempt: number) => `again-${attempt}`

const Lost = z.object({
  batchId: BatchId,
  attempt: z.int().positive(),
  /** Of a loss that was reported after everything had been booked. */
  reported: TripId.optional(),
})

/**
 * Plans again for people whose connection could not be booked, without the offers that were refused. A connection whose
 * booking broke midway is released first.
 */
async function replanLost(
  { batchId, attempt, reported }: z.infer<typeof Lost>,
  deps: PlanningDeps & Parameters<typeof releaseConnection>[1] & Pick<Deps, 'trips'>,
) {
  const name = reported ? lossPlanning(reported) : againPlanning
  const trips = (await deps.trips.ofBatch(batchId)).filter(
    ({ progress, booking }) => progress.state === 'planned' && !isBooked(booking),
  )
  // While people travel, other losses may be on their way to a booking: each looks after its own.
  const own = reported ? await connectionsPlanned(batchId, name(attempt - 1), deps) : null
  const lost = new Set(trips.map(({ connectionId }) => connectionId))
  for (const connectionId of lost)
    if (!own || own.has(connectionId)) await releaseConnection({ batchId, connectionId }, deps)
  const selfArranged = attempt >= lastAttempt
  const done = await planBatch({ batchId, name: name(attempt), selfArranged, urgent: reported !== undefined }, deps)
  return isRefusal(done) ? done : done.planned
}

export const handler = task(Lost, replanLost)
