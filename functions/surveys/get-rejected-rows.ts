import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { sealedCells } from '../../domain/surveys/read-survey-row.ts'
import { rejectedRowsCsv } from '../../domain/surveys/rejected-rows-csv.ts'
import type { RejectedRow } from '../../domain/surveys/rejection.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import type { ImportedSurvey } from '../../domain/surveys/survey-after.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { FileReply } from '../wiring/reply.ts'
import { type Routes, routes } from './catalog.ts'
import { fileOfOldImport } from './file-of-old-import.ts'
import { importedSurveyFor } from './imported-survey-for.ts'
import { openCells } from './open-cells.ts'

/** What the file is for, so nobody is asked: it cannot be corrected masked. */
const purpose = openingSentences('correct-rows').en

type Needed = Pick<Deps, 'surveys' | 'surveyRows' | 'bucket' | 'vault'>

async function getRejectedRows({ params, staff }: Call<Routes['get-rejected-rows']>, deps: Needed) {
  const survey = await importedSurveyFor(staff, params.surveyId, deps)
  if (isRefusal(survey)) return survey
  const why = `${staff.subject} downloads the rejected rows of ${survey.surveyId}`
  const rows = await waitingRows(survey, deps)
  const csv =
    (rows.length === 0 && (await fileOfOldImport(survey.surveyId, why, deps))) || (await presentCsv(rows, why, deps))
  const file = new FileReply('text/csv; charset=utf-8', csv, `${survey.surveyId}-rejected.csv`)
  const people = rows.length || rowsOf(survey)
  return new OpenedDetails(file, { list: `rejected rows of ${survey.surveyId}`, people, why: purpose })
}

/** How many people the file of an old import holds. */
function rowsOf({ outcome, findings }: ImportedSurvey): number {
  return outcome.rejected + (findings?.toClarify?.length ?? 0)
}

async function waitingRows(survey: ImportedSurvey, { surveyRows }: Needed): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  let cursor: string | null = null
  do {
    const page: Page<SheetRow> = await surveyRows.waiting(survey, { cursor, limit: 1000 })
    rows.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

async function presentCsv(rows: readonly SheetRow[], why: string, { vault }: Needed): Promise<string> {
  const cells = await openCells(rows, why, vault)
  const written = rows.map((row, index): RejectedRow & Pick<SheetRow, 'state'> => {
    const { sheet, sheetNumber, rowNumber, state, columns, reason } = row
    const place = { sheet, sheetNumber, rowNumber, state, columns }
    return { ...place, reason: reason ?? 'invalid-value', cells: sealedCells(cells[index] ?? {}) }
  })
  return rejectedRowsCsv(
    written.filter(({ state }) => state === 'rejected'),
    written.filter(({ state }) => state === 'to-clarify'),
  )
}

export const handler = http(routes['get-rejected-rows'], getRejectedRows)
