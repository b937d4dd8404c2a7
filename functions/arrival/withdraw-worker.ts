import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { giveUpSeats } from '../transport/travel/give-up-seats.ts'
import type { Deps } from '../wiring/deps.ts'

/**
 * A worker leaves a batch: an open offer is withdrawn, a yes is taken back, place and seats are free. Nothing happens once
 * they have boarded. Nothing else follows from it, and nothing is kept against them.
 */
export async function withdrawWorker(
  { batchId, chunk, workerId }: { batchId: BatchId; chunk: number; workerId: WorkerId },
  deps: Parameters<typeof giveUpSeats>[1] & Pick<Deps, 'offers' | 'answers' | 'clock'>,
): Promise<{ withdrawn: boolean }> {
  const open = (await deps.offers.ofWorker(batchId, chunk, workerId)).filter(({ state }) => state === 'sent')
  const closed = await deps.answers.close(open, 'withdrawn', deps.clock.now())
  const { withdrawn } = await giveUpSeats({ batchId, chunk, workerId }, deps)
  return { withdrawn: withdrawn || closed.length > 0 }
}
