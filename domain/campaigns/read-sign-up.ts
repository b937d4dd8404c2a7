import type { CalendarDate } from '../kernel/instant.ts'
import type { FieldError } from '../kernel/refusal.ts'
import { explainRejection } from '../surveys/explain-rejection.ts'
import { readSurveyRow, type SurveyCells } from '../surveys/read-survey-row.ts'
import type { SurveyRow } from '../surveys/survey-row.ts'
import { type SignUpFact, signUpFacts } from './sign-up.ts'

interface Asking {
  readonly today: CalendarDate
  /** Of the event: of who names no county. */
  readonly countyCode: string
  /** Whose people may sign up here. */
  readonly divisions: readonly string[] | undefined
}

/**
 * Reads what somebody who consents wrote, as a row of a survey sheet of today; or what is wrong at each field. The person is there to
 * say it again, so a field that cannot be read is not passed over, as it is in a sheet.
 */
export function readSignUp(
  said: Readonly<Partial<Record<SignUpFact, string>>>,
  { today, countyCode, divisions }: Asking,
): { readonly row: SurveyRow } | { readonly wrong: readonly FieldError[] } {
  const filled = signUpFacts.flatMap((fact) => {
    const text = said[fact]?.trim() ?? ''
    return text === '' ? [] : [[fact, text]]
  })
  const cells: SurveyCells = {
    countyCode,
    ...(Object.fromEntries(filled) as SurveyCells),
    willing: '愿意',
    consent: '是',
    surveyDate: today,
  }
  const reading = readSurveyRow(cells, { rowNumber: 1, importDate: today, divisions })
  if (!('reason' in reading) && reading.unread.length === 0) return { row: reading }
  const [reason, columns] =
    'reason' in reading ? [reading.reason, reading.columns] : (['invalid-value', reading.unread] as const)
  return {
    wrong: columns.map((column) => ({ pointer: `#/${column}`, words: explainRejection(reason, [column]) })),
  }
}
