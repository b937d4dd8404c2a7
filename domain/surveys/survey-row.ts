import type { CalendarDate } from '../kernel/instant.ts'
import type { SurveyFacts } from './survey-facts.ts'

/** One accepted row: what a household told the surveyor. */
export interface SurveyRow extends Readonly<SurveyFacts> {
  /** The worksheet of a workbook; null for a CSV file. */
  readonly sheet: string | null
  /** As the spreadsheet shows it: the first row of the sheet is 1. */
  readonly rowNumber: number
  /** Taken from the national ID. */
  readonly birthDate: CalendarDate
}
