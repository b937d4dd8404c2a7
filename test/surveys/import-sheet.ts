import type { SurveyId } from '../../domain/kernel/ids.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { World } from '../world.ts'
import { bytesOf, csvOf, tableOf, type WrittenRow } from './written-sheet.ts'

/** A county, or an office for many, announces a sheet and puts it to the upload link. */
export async function uploadSheet(world: World, sheet: Uint8Array, counties = ['53']): Promise<SurveyId> {
  const token = await world.token({ role: 'county', counties })
  const body = { countyCode: '530627', fileName: '摸底.csv' }
  const created = await world.call('POST', '/v1/surveys', { token, body })
  const { surveyId, upload } = created.body as { surveyId: SurveyId; upload: { method: string; url: string } }
  const put = await fetch(upload.url, { method: upload.method, body: sheet })
  if (!put.ok) throw new Error(`the upload answered ${put.status}`)
  return surveyId
}

/** Imports an uploaded sheet and answers what became of it. */
export async function importUploaded(world: World, surveyId: SurveyId): Promise<Survey> {
  const token = await world.token({ role: 'county', counties: ['53'] })
  const started = await world.call('POST', `/v1/surveys/${surveyId}/import`, { token })
  if (started.status !== 202) throw new Error(`the import answered ${JSON.stringify(started)}`)
  await world.advance({ minutes: 30 })
  return (await world.call('GET', `/v1/surveys/${surveyId}`, { token })).body as Survey
}

export async function importSheet(world: World, sheet: Uint8Array): Promise<Survey> {
  return importUploaded(world, await uploadSheet(world, sheet))
}

export function importRows(world: World, ...rows: readonly WrittenRow[]): Promise<Survey> {
  return importSheet(world, bytesOf(csvOf(tableOf(rows))))
}
