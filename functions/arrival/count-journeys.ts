import * as z from 'zod'
import { BatchId } from '../../domain/kernel/ids.ts'
import type { JourneyState } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Chunk = z.object({ batchId: BatchId, chunk: z.int().nonnegative() })

type Milestone = 'boarded' | 'noShow' | 'withdrawn' | 'arrived' | 'handedOver'

/** A placement's state says what came before it: whoever was handed over also boarded and arrived. */
const milestonesOf: Record<JourneyState['state'], readonly Milestone[]> = {
  accepted: [],
  seated: [],
  released: [],
  withdrawn: ['withdrawn'],
  'no-show': ['noShow'],
  boarded: ['boarded'],
  arrived: ['boarded', 'arrived'],
  diverted: ['boarded', 'arrived'],
  'handed-over': ['boarded', 'arrived', 'handedOver'],
  left: ['boarded', 'arrived', 'handedOver'],
}

/** Counts how far the chunk's people came once every trip has ended. Who did not board is free for another batch. */
async function countJourneys(
  { batchId, chunk }: z.infer<typeof Chunk>,
  { placements, workers }: Pick<Deps, 'placements' | 'workers'>,
) {
  const counts: Record<Milestone, number> = { boarded: 0, noShow: 0, withdrawn: 0, arrived: 0, handedOver: 0 }
  const people = await placements.ofChunk(batchId, chunk)
  for (const { journey } of people) for (const milestone of milestonesOf[journey.state]) counts[milestone] += 1
  const stayed = people.filter(({ journey }) => journey.state === 'no-show')
  await workers.release(
    stayed.map(({ workerId }) => workerId),
    batchId,
  )
  return counts
}

export const handler = task(Chunk, countJourneys)
