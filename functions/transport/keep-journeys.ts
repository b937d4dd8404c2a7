import type { BatchId, TripId, WorkerId } from '../../domain/kernel/ids.ts'
import type { Journeys } from '../../domain/transport/trips-of-runs.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * Writes a planning's trips and seats and moves everybody's placement to `seated`. Repeating it changes nothing. Whoever
 * withdrew while the plan was made has their seats freed again.
 */
export async function keepJourneys(
  batchId: BatchId,
  { trips, passengers }: Journeys,
  deps: Pick<Deps, 'trips' | 'connections' | 'passengers' | 'placements' | 'clock'>,
): Promise<void> {
  await deps.trips.add(trips)
  await deps.connections.add(trips)
  await deps.passengers.add(passengers, deps.clock.now())

  const legs = new Map<WorkerId, { chunk: number; tripIds: TripId[] }>()
  for (const { workerId, chunk, tripId } of passengers) {
    const known = legs.get(workerId)
    if (known) known.tripIds.push(tripId)
    else legs.set(workerId, { chunk, tripIds: [tripId] })
  }
  for (const [chunk, people] of Map.groupBy(legs, ([, leg]) => leg.chunk)) {
    const moves = people.map(([workerId, { tripIds }]) => ({
      workerId,
      from: ['accepted', 'seated'] as const,
      to: { state: 'seated' as const, tripIds },
    }))
    const seated = new Set(await deps.placements.move(batchId, chunk, moves))
    for (const [workerId, { tripIds }] of people)
      if (!seated.has(workerId)) await deps.passengers.withdraw(tripIds.map((tripId) => ({ tripId, workerId })))
  }
}
