import type { BatchId } from '../../../domain/kernel/ids.ts'
import type { TransportDifference } from '../../../domain/transport/journeys/transport-difference.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'

/** What the proposed planning of that name changes. @throws where nothing was drawn. */
export function keptDifference(
  batchId: BatchId,
  name: string,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<TransportDifference> {
  return bucket.readJson<TransportDifference>(transportKeys(batchId).difference(name))
}
