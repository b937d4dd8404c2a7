import * as z from 'zod'
import { SurveyId } from '../kernel/ids.ts'

/**
 * The address of a row. A sheet goes by its name or by its place among the sheets that were read, from 1: API Gateway takes a
 * `/` or `?` in a name for its own, and the sheet of a CSV file has none.
 */
export const RowAddress = z.object({
  surveyId: SurveyId,
  sheet: z.string().min(1).max(300),
  row: z.coerce.number().int().positive().max(1_048_576),
})
export type RowAddress = z.infer<typeof RowAddress>
