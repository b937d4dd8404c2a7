import type { Instant } from '../kernel/instant.ts'
import type { TransferBatch } from './transfer-batch.ts'

type Beginning = Pick<
  TransferBatch & { readonly state: 'running' },
  'createdAt' | 'createdBy' | 'progress' | 'counts' | 'state'
>

/** What every batch begins with, whatever it is for. */
export function newBatch(at: Instant, by: string): Beginning {
  return {
    createdAt: at,
    createdBy: by,
    progress: { step: 'freezing candidates', waitsFor: null, since: at, until: null },
    counts: { candidates: 0, chunks: 0 },
    state: 'running',
  }
}
