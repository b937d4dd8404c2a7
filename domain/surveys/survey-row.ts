import type { CalendarDate } from '../kernel/instant.ts'
import type { SurveyFactName, SurveyFacts } from './survey-facts.ts'

/** One accepted row: what a household told the surveyor. */
export interface SurveyRow extends Readonly<SurveyFacts> {
  /** The worksheet of a workbook; null for a CSV file. */
  readonly sheet: string | null
  /** Its place among the sheets that were read, from 1. */
  readonly sheetNumber: number
  /** As the spreadsheet shows it: the first row of the sheet is 1. */
  readonly rowNumber: number
  /** Optional cells that could not be read; the facts hold what a blank one means. */
  readonly unread: readonly SurveyFactName[]
  /** Those of them that would widen a wish if they counted as blank: until they are clarified nobody is offered a job. */
  readonly unclear: readonly SurveyFactName[] | null
  /** It names a policy of help, but not until when, or without the person's separate consent: nothing of it is kept. */
  readonly isUncertified: boolean
  /** Taken from the national ID. */
  readonly birthDate: CalendarDate
}
