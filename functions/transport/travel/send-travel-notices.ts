import * as z from 'zod'
import { BatchId } from '../../../domain/kernel/ids.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { type TellDeps, tellJourneys } from './tell-journeys.ts'
import { travelNoticeKey } from './travel-notice.ts'

const Chunk = z.object({ batchId: BatchId, chunk: z.int().nonnegative() })

/** Tells everybody of a chunk who has a seat how they travel. */
async function sendTravelNotices({ batchId, chunk }: z.infer<typeof Chunk>, deps: TellDeps & Pick<Deps, 'placements'>) {
  const placements = await deps.placements.ofChunk(batchId, chunk)
  return tellJourneys({ key: travelNoticeKey(batchId, chunk), placements }, deps)
}

export const handler = task(Chunk, sendTravelNotices)
