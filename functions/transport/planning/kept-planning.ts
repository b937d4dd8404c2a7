import type { BatchId } from '../../../domain/kernel/ids.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'

/** The batch's planning of that name. @throws where there is none. */
export async function keptPlanning(batchId: BatchId, name: string, deps: Pick<Deps, 'bucket'>): Promise<Planning> {
  const planning = await findPlanning(batchId, name, deps)
  if (!planning) throw new Error(`the bucket holds no planning ${name} of ${batchId}`)
  return planning
}

export async function findPlanning(
  batchId: BatchId,
  name: string,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<Planning | null> {
  const kept = await bucket.read(transportKeys(batchId).planning(name))
  return kept && (JSON.parse(Buffer.from(kept).toString('utf8')) as Planning)
}
