import type { SurveyId } from '../../domain/kernel/ids.ts'
import { surveyKeys } from '../../storage/surveys/surveys.ts'
import type { Deps } from '../wiring/deps.ts'

/** Surveys that were imported before rows were kept have the file that was made then; undefined of others. */
export async function fileOfOldImport(
  surveyId: SurveyId,
  why: string,
  { bucket, vault }: Pick<Deps, 'bucket' | 'vault'>,
): Promise<string | undefined> {
  const sealed = await bucket.read(surveyKeys(surveyId).rejectedRows)
  if (!sealed) return undefined
  const [csv] = await vault.open('document', [Buffer.from(sealed).toString('utf8')], why)
  return csv
}
