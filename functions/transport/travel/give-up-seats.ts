import type { BatchId, WorkerId } from '../../../domain/kernel/ids.ts'
import { beforeBoarding, mayWithdraw } from '../../../domain/matching/placement.ts'
import { giveBackPlaces } from '../../matching/give-back-places.ts'
import { leaveBatch } from '../../matching/leave-batch.ts'
import type { Deps } from '../../wiring/deps.ts'
import { lookAtSeatsLeft } from './look-at-seats-left.ts'

/**
 * Takes a yes back before boarding: the place, the seats and the worker are free. Nothing happens afterwards, or where
 * nobody had said yes. Repeating it completes what broke halfway.
 */
export async function giveUpSeats(
  { batchId, chunk, workerId }: { batchId: BatchId; chunk: number; workerId: WorkerId },
  deps: Pick<Deps, 'placements' | 'passengers' | 'workers' | 'batches' | 'trips' | 'clock'>,
): Promise<{ withdrawn: boolean }> {
  const { placements, passengers, workers, clock } = deps
  const placement = await placements.get(batchId, chunk, workerId)
  if (!placement) return { withdrawn: false }
  const { journey } = placement
  if (journey.state === 'withdrawn') {
    await workers.release([workerId], batchId)
    await giveBackPlaces([placement], deps)
    return { withdrawn: true }
  }
  if (!mayWithdraw(journey)) return { withdrawn: false }
  if (journey.state === 'seated') {
    const [first, ...others] = journey.tripIds.map((tripId) => ({ tripId, workerId }))
    // The first seat decides: a passenger who is called on board at this very moment has departed.
    if (first && (await passengers.withdraw([first])).length === 0) {
      const standing = await passengers.get(first)
      // Another plan has just given them another seat: that one is given up.
      if (!standing) return giveUpSeats({ batchId, chunk, workerId }, deps)
      if (standing.state !== 'withdrawn') return { withdrawn: false }
    }
    await passengers.withdraw(others)
    await lookAtSeatsLeft(batchId, journey.tripIds, deps)
  }
  const to = { state: 'withdrawn' as const, at: clock.now() }
  await leaveBatch([{ batchId, chunk, workerId, from: beforeBoarding, to }], deps)
  return { withdrawn: true }
}
