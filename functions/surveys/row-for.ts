import { isRefusal, noSuch, type Refusal } from '../../domain/kernel/refusal.ts'
import type { RowAddress } from '../../domain/surveys/row-address.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import type { ImportedSurvey } from '../../domain/surveys/survey-after.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { importedSurveyFor } from './imported-survey-for.ts'

/** The row that a colleague asks for, with its survey; or a refusal where there is none or it lies outside their scope. */
export async function rowFor(
  staff: Staff,
  { surveyId, sheet, row: rowNumber }: RowAddress,
  deps: Pick<Deps, 'surveys' | 'surveyRows'>,
): Promise<{ survey: ImportedSurvey; row: SheetRow } | Refusal> {
  const survey = await importedSurveyFor(staff, surveyId, deps)
  if (isRefusal(survey)) return survey
  const named = survey.findings?.sheets.findIndex((one) => one.sheet === sheet) ?? -1
  const sheetNumber = named >= 0 ? named + 1 : Number(/^\d{1,5}$/.exec(sheet)?.[0] ?? 0)
  const row = sheetNumber > 0 ? await deps.surveyRows.get({ surveyId, sheetNumber, rowNumber }) : null
  return row ? { survey, row } : noSuch('row to correct or to clarify in this survey')
}
