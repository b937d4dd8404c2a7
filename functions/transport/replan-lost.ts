import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { isBooked } from '../../domain/transport/booking.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { type PlanningDeps, planBatch } from './plan-batch.ts'
import { releaseConnection } from './release-connection.ts'

/** Carriers had their chances: now everybody who is left buys a ticket, and no booking can fall through. */
const lastAttempt = 3

const Lost = z.object({ batchId: BatchId, attempt: z.int().positive() })

/**
 * Plans again for people whose connection could not be booked, without the offers that were refused. A connection whose
 * booking broke midway is released first.
 */
async function replanLost(
  { batchId, attempt }: z.infer<typeof Lost>,
  deps: PlanningDeps & Parameters<typeof releaseConnection>[1] & Pick<Deps, 'trips'>,
) {
  const trips = (await deps.trips.ofBatch(batchId)).filter(({ progress }) => progress.state === 'planned')
  const lost = new Set(trips.filter(({ booking }) => !isBooked(booking)).map(({ connectionId }) => connectionId))
  for (const connectionId of lost) await releaseConnection({ batchId, connectionId }, deps)
  const done = await planBatch({ batchId, name: `again-${attempt}`, selfArranged: attempt >= lastAttempt }, deps)
  return isRefusal(done) ? done : done.planned
}

export const handler = task(Lost, replanLost)
