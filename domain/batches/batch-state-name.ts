import * as z from 'zod'
import type { TransferBatch } from './transfer-batch.ts'

/** How a batch stands, by name. */
export const BatchStateName = z.enum([
  'running',
  'releasing',
  'completed',
  'cancelled',
  'failed',
] as const satisfies readonly TransferBatch['state'][])
export type BatchStateName = z.infer<typeof BatchStateName>
