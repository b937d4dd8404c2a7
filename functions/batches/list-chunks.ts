import type { BatchId } from '../../domain/kernel/ids.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import type { Deps } from '../wiring/deps.ts'

/** Keeps the list of a batch's chunks, by which its workflow goes through everybody; answers where it lies. */
export async function listChunks(batchId: BatchId, chunks: number, { bucket }: Pick<Deps, 'bucket'>): Promise<string> {
  const key = batchKeys(batchId).chunks
  await bucket.writeJson(
    key,
    Array.from({ length: chunks }, (_, chunk) => ({ chunk })),
  )
  return key
}
