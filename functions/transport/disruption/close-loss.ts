import * as z from 'zod'
import { BatchId, TripId } from '../../../domain/kernel/ids.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

const Reported = z.object({ batchId: BatchId, tripId: TripId })

/** The people of the lost trips have travelled otherwise: what waits for them goes on. */
async function closeLoss(
  { batchId, tripId: reported }: z.infer<typeof Reported>,
  { trips, workflows }: Pick<Deps, 'trips' | 'workflows'>,
) {
  const lost = (await trips.ofBatch(batchId)).filter(({ loss }) => loss?.reported === reported)
  for (const { tripId, loss } of lost) {
    if (!loss) continue
    await trips.noteLoss(tripId, { ...loss, isOver: true })
    const standing = await trips.getWaiting(tripId)
    if (standing?.wait?.for === 'replacement') await workflows.succeed(standing.wait.token, {})
  }
  return {}
}

export const handler = task(Reported, closeLoss)
