import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SurveyId } from '../../../domain/kernel/ids.ts'
import { type Answer, call } from '../../service/call.ts'
import { putFile } from '../../service/put-file.ts'

type Survey = Answer<'GET /v1/surveys/{surveyId}'>

/** A file on its way from the desk to the registry. */
export interface Upload {
  /** Also the key by which a second try is known as the same. */
  readonly id: string
  readonly file: File
  readonly countyCode: string
  readonly step: 'announcing' | 'sending' | 'importing' | 'ended' | 'failed'
  /** How much has been sent, 0 to 1. */
  readonly share: number
  readonly importingSince?: number
  readonly surveyId?: SurveyId
  /** What became of it. */
  readonly survey?: Survey
  readonly error?: Error
}

const millisecondsBetweenLooks = 1000

/** Sends sheets one after the other, each from its announcement to the end of its import; a failed one can be sent again. */
export function useUploads() {
  const queries = useQueryClient()
  const [uploads, setUploads] = useState<readonly Upload[]>([])

  async function send(upload: Upload) {
    const note = (news: Partial<Upload>) =>
      setUploads((all) => all.map((one) => (one.id === upload.id ? { ...one, ...news } : one)))
    const { id, file, countyCode } = upload
    try {
      const body = { countyCode, fileName: file.name.slice(-200) }
      const { surveyId, upload: link } = await call('POST /v1/surveys', { body, key: id })
      note({ step: 'sending', surveyId })
      await putFile(link.url, file, (share) => note({ share }))
      await call('POST /v1/surveys/{surveyId}/import', { params: { surveyId }, key: `${id}-import` })
      note({ step: 'importing', importingSince: Date.now() })
      const survey = await endOfImport(surveyId)
      note({ step: 'ended', survey })
    } catch (error) {
      note({ step: 'failed', error: error instanceof Error ? error : new Error(String(error)) })
    } finally {
      await queries.invalidateQueries()
    }
  }

  async function add(files: readonly File[], countyCode: string) {
    const added = files.map(
      (file): Upload => ({ id: crypto.randomUUID(), file, countyCode, step: 'announcing', share: 0 }),
    )
    setUploads((all) => [...added, ...all])
    for (const upload of added) await send(upload)
  }

  return {
    uploads,
    add: (files: readonly File[], countyCode: string) => void add(files, countyCode),
    again: ({ id, file, countyCode }: Upload) => {
      setUploads((all) => all.filter((one) => one.id !== id))
      void add([file], countyCode)
    },
    dismiss: (id: string) => setUploads((all) => all.filter((one) => one.id !== id)),
  }
}

async function endOfImport(surveyId: SurveyId): Promise<Survey> {
  for (;;) {
    const survey = await call('GET /v1/surveys/{surveyId}', { params: { surveyId } })
    if (survey.state !== 'importing') return survey
    await new Promise((resolve) => setTimeout(resolve, millisecondsBetweenLooks))
  }
}
