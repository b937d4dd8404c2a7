import * as z from 'zod'
import { lines } from '../kernel/lines.ts'

/** What somebody asked a colleague for. */
export const RecordHelp = z.strictObject({
  /** In their words; sealed, and read only for a reason. */
  text: lines({ max: 500 }).optional(),
  /** Life, freedom or wages are in danger. */
  isUrgent: z.boolean().default(false),
})
export type RecordHelp = z.infer<typeof RecordHelp>
