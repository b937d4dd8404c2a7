import type { Stall } from './stall.ts'
import type { TransferBatch } from './transfer-batch.ts'

/** The batch, and in what it waits for the operator whom these open stalls need; `more`: there are others. */
export function withStalls(batch: TransferBatch, open: readonly Stall[], more: boolean): TransferBatch {
  const [first] = open
  if (!first) return batch
  const { step } = first
  const others = more ? ' and many more' : open.length > 1 ? ` and ${open.length - 1} more` : ''
  const operator = `an operator: "${step.en}" (${step.zh}) failed${others}; see its stalls`
  const { waitsFor } = batch.progress
  return {
    ...batch,
    progress: { ...batch.progress, waitsFor: waitsFor === null ? operator : `${waitsFor}; ${operator}`, until: null },
  }
}
