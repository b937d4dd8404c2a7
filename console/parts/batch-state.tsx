import type { BatchProgress, TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { StateTag } from './state-tag.tsx'

/** Of a batch that runs its step, of any other how it stands. */
export function BatchState({
  of: { state, progress },
}: {
  of: Pick<TransferBatch, 'state'> & { progress: BatchProgress }
}) {
  return state === 'running' ? <StateTag of="step" state={progress.step} /> : <StateTag of="batch" state={state} />
}
