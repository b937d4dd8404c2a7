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

async function countJourneys({ batchId, chunk }: z.infer<typeof Chunk>, { placements }: Pick<Deps, 'placements'>) {
  const counts: Record<Milestone, number> = { boarded: 0, noShow: 0, withdrawn: 0, arrived: 0, handedOver: 0 }
  for (const { journey } of await placements.ofChunk(batchId, chunk))
    for (const milestone of milestonesOf[journey.state]) counts[milestone] += 1
  return counts
}

export const handler = task(Chunk, countJourneys)
