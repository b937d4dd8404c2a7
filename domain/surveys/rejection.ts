import * as z from 'zod'
import type { NationalId } from '../kernel/personal.ts'
import type { SurveyFactName } from './survey-facts.ts'
import type { SurveyRow } from './survey-row.ts'
import type { WrittenCell } from './written-cell.ts'

/** In order of precedence: a row with several faults is rejected for the first of them. */
export const RejectionReason = z.enum([
  'missing-field',
  'invalid-national-id',
  'under-16',
  'invalid-phone',
  'unknown-county',
  'invalid-value',
])
export type RejectionReason = z.infer<typeof RejectionReason>

export interface RejectedRow {
  readonly sheet: string | null
  /** Its place among the sheets that were read, from 1. */
  readonly sheetNumber: number
  readonly rowNumber: number
  readonly reason: RejectionReason
  /** Every column that this reason holds for, so that all can be corrected at once. */
  readonly columns: readonly SurveyFactName[]
  /** The cells of the known columns as written. All are sealed: in a row that has slipped sideways an ID can stand anywhere. */
  readonly cells: Readonly<Partial<Record<SurveyFactName, WrittenCell>>>
}

/** An accepted row with optional cells that could not be read. */
export interface RowToClarify extends RejectedRow {
  readonly accepted: SurveyRow
}

/** A row whose national ID stands on another row of the file that wins over it. */
export interface DuplicateRow {
  readonly sheet: string | null
  readonly rowNumber: number
  readonly keptSheet: string | null
  readonly keptRowNumber: number
  readonly nationalId: NationalId
}
