import type { SurveyId } from '../../domain/kernel/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { ImportedSurvey } from '../../domain/surveys/survey-after.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Staff } from '../wiring/staff.ts'
import { surveyFor } from './survey-for.ts'

/** The same for what there is only once the import has ended: until then its counts are not known. */
export async function importedSurveyFor(
  staff: Staff,
  surveyId: SurveyId,
  deps: Pick<Deps, 'surveys'>,
): Promise<ImportedSurvey | Refusal> {
  const survey = await surveyFor(staff, surveyId, deps)
  if (isRefusal(survey) || survey.state === 'imported') return survey
  const detail = {
    'awaiting-upload': '表格还没有上传、导入。 The sheet has not been uploaded and imported yet.',
    importing: '表格正在导入，请稍候再试。 The sheet is being imported; try again in a minute.',
    refused: '表格未被接收，请改正后重新上传。 The sheet was refused; correct it and upload it anew.',
  }
  return refuse('invalid-state', detail[survey.state])
}
