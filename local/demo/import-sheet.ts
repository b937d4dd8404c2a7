import type { Survey } from '../../domain/surveys/survey.ts'
import { SetupProblem } from '../setup-problem.ts'
import type { Office } from './office.ts'
import type { Story } from './story.ts'

export interface Sheet {
  /** As the county calls it. */
  readonly fileName: string
  readonly content: string | Uint8Array
}

type Imported = Extract<Survey, { state: 'imported' }>

/** The county that uploads; the rows may be of any. */
const countyCode = '530621'

/** Uploads a sheet by its link, imports it, and waits until every row has its outcome. */
export async function importSheet(office: Office, story: Story, { fileName, content }: Sheet): Promise<Imported> {
  const { surveyId, begun } = await story.once(`import ${fileName}`, async () => {
    type Created = { surveyId: string; upload: { method: string; url: string } }
    const key = `survey ${encodeURIComponent(fileName)}`
    const created = await office.post<Created>('/v1/surveys', key, { countyCode, fileName })
    const { method, url } = created.upload
    const uploaded = await fetch(url, { method, body: content })
    if (!uploaded.ok) throw new Error(`the upload of ${fileName} was answered ${uploaded.status}`)
    await office.post(`/v1/surveys/${created.surveyId}/import`, `import ${created.surveyId}`)
    return { surveyId: created.surveyId, begun: office.now() }
  })
  const look = async () => {
    const survey = await office.get<Survey>(`/v1/surveys/${surveyId}`)
    if (survey.state === 'refused') throw new SetupProblem(`${fileName}: ${survey.why}`)
    return survey.state === 'imported' ? survey : undefined
  }
  return story.once(`wait for ${fileName}`, () => office.watch(begun, { seconds: 20 }, look))
}
