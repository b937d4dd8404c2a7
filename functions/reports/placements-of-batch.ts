import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'
import { unknownCursor } from '../wiring/page-query.ts'

export interface PlacementsPage {
  readonly found: readonly { readonly placement: Placement; readonly batch: TransferBatch }[]
  readonly next: string | null
}

/** A page of a batch's placements: so many chunks of up to 200 people from the one that the cursor names. */
export async function placementsOfBatch(
  batch: TransferBatch,
  cursor: string | undefined,
  { chunksAtOnce, placements }: Pick<Deps, 'placements'> & { readonly chunksAtOnce: number },
): Promise<PlacementsPage | Refusal> {
  const first = Number(cursor ?? 0)
  if (!Number.isSafeInteger(first) || first < 0) return unknownCursor()
  const { batchId, counts } = batch
  const chunks = Array.from({ length: chunksAtOnce }, (_, index) => first + index).filter(
    (chunk) => chunk < counts.chunks,
  )
  const found = (await Promise.all(chunks.map((chunk) => placements.ofChunk(batchId, chunk)))).flat()
  const next = first + chunksAtOnce < counts.chunks ? String(first + chunksAtOnce) : null
  return { found: found.map((placement) => ({ placement, batch })), next }
}
