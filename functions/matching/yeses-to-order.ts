import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { PlaceClaim } from '../../domain/enterprises/place-claim.ts'
import type { Filling } from '../../domain/matching/time-to-fill.ts'
import type { Deps } from '../wiring/deps.ts'
import { readChunks } from './read-chunks.ts'

/** Who said yes to a job order, of all the batches that have places of it: this reads them whole. */
export async function yesesToOrder(
  { id }: Pick<JobOrder, 'id'>,
  claims: readonly Pick<PlaceClaim, 'batchId'>[],
  { batches, placements }: Pick<Deps, 'batches' | 'placements'>,
): Promise<Filling[]> {
  const yeses: Filling[] = []
  for (const { batchId } of claims) {
    const batch = await batches.get(batchId)
    const chunks = readChunks(batch?.counts.chunks ?? 0, (chunk) => placements.fillingOfChunk(batchId, chunk))
    for await (const some of chunks) yeses.push(...some.filter(({ jobOrderId }) => jobOrderId === id))
  }
  return yeses
}
