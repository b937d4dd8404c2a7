import type { Survey } from '../../domain/surveys/survey.ts'
import { SetupProblem } from '../setup-problem.ts'
import type { Office } from './office.ts'

export interface Sheet {
  /** As the county calls it. */
  readonly fileName: string
  readonly content: string | Uint8Array
}

type Imported = Extract<Survey, { state: 'imported' }>

/** The county that uploads; the rows may be of any. */
const countyCode = '530621'

/** Uploads a sheet by its link, imports it, and waits until every row has its outcome. */
export async function importSheet(office: Office, { fileName, content }: Sheet): Promise<Imported> {
  type Created = { surveyId: string; upload: { method: string; url: string } }
  const body = { countyCode, fileName }
  const { surveyId, upload } = await office.post<Created>('/v1/surveys', `survey ${encodeURIComponent(fileName)}`, body)
  const uploaded = await fetch(upload.url, { method: upload.method, body: content })
  if (!uploaded.ok) throw new Error(`the upload of ${fileName} was answered ${uploaded.status}`)
  await office.post(`/v1/surveys/${surveyId}/import`, `import ${surveyId}`)
  for (;;) {
    await office.wait({ seconds: 20 })
    const survey = await office.get<Survey>(`/v1/surveys/${surveyId}`)
    if (survey.state === 'imported') return survey
    if (survey.state === 'refused') throw new SetupProblem(`${fileName}: ${survey.why}`)
  }
}
