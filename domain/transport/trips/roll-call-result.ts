import * as z from 'zod'
import { WorkerId } from '../../kernel/ids.ts'
import { Words } from '../../kernel/words.ts'
import { Contradiction } from './contradiction.ts'
import { ReportReceived } from './trip-sheet.ts'

/** What became of one entry: each has its own result, and none refuses the others. */
export const RollCallResult = z.object({
  id: z.string(),
  /** Null where a code did not tell it. */
  workerId: WorkerId.nullable(),
  /** `overruled`: on record, but another word stands. `refused`: not on record. */
  result: z.enum(['taken', 'repeated', 'overruled', 'refused']),
  /** What stands, where it is not this entry's word, or why it was refused: in Chinese and English. */
  detail: z.string().optional(),
  /** The same in each language. */
  words: Words.optional(),
})
export type RollCallResult = z.infer<typeof RollCallResult>

export const RollCallReceived = ReportReceived.extend({
  results: z.array(RollCallResult),
  contradictions: z.array(Contradiction),
})
export type RollCallReceived = z.infer<typeof RollCallReceived>
