import * as z from 'zod'
import { CellCorrections } from './correct-cells.ts'

export const CorrectRow = z.strictObject({
  /** The version that the caller saw: who comes second with another correction is shown what stands. */
  version: z.int().positive(),
  cells: CellCorrections,
  /** Where the ID is registered under another name: the caller has made sure that they are one person. */
  isSamePerson: z.boolean().default(false),
})
export type CorrectRow = z.infer<typeof CorrectRow>
