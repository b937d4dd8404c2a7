import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { isAtWork } from '../../domain/matching/placement.ts'
import type { Deps } from '../wiring/deps.ts'
import { settle } from './settle.ts'

/** A plant has taken over whom a batch looked a job for: the case that asked for it is settled. One that was settled meanwhile stays so. */
export async function settleJobSearch({ batchId, search, createdBy }: TransferBatch, deps: Deps): Promise<void> {
  if (!search) return
  const placement = await deps.placements.get(batchId, 0, search.workerId)
  const known = placement && isAtWork(placement.journey) ? await deps.cases.awaited(search.caseId) : null
  if (known?.one.search?.batchId === batchId)
    await settle(known, { outcome: 're-placement', note: '' }, createdBy, deps)
}
