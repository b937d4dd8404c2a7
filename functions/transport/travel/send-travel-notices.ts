import * as z from 'zod'
import { BatchId } from '../../../domain/kernel/ids.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { type TellDeps, tellJourneys } from './tell-journeys.ts'
import { travelNoticeKey } from './travel-notice.ts'

const Chunk = z.object({
  batchId: BatchId,
  chunk: z.int().nonnegative(),
  /** Missing in executions of a release before, which may have begun to send with an item a message. */
  together: z.literal(true).optional(),
})

/** Tells everybody of a chunk who has a seat how they travel. */
async function sendTravelNotices(
  { batchId, chunk, together }: z.infer<typeof Chunk>,
  deps: TellDeps & Pick<Deps, 'placements'>,
) {
  const placements = await deps.placements.ofChunk(batchId, chunk)
  const key = travelNoticeKey(batchId, chunk)
  return tellJourneys({ key, together: together ? 'always' : true, placements }, deps)
}

export const handler = task(Chunk, sendTravelNotices)
