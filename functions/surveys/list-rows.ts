import { isRefusal } from '../../domain/kernel/refusal.ts'
import { rowView } from '../../domain/surveys/row-view.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { type Routes, routes } from './catalog.ts'
import { detailsOfRows } from './details-of-rows.ts'
import { importedSurveyFor } from './imported-survey-for.ts'
import { openCells } from './open-cells.ts'

async function listRows(
  { params, query, staff }: Call<Routes['list-rows']>,
  deps: Pick<Deps, 'surveys' | 'surveyRows' | 'vault'>,
) {
  const survey = await importedSurveyFor(staff, params.surveyId, deps)
  if (isRefusal(survey)) return survey
  const reader = detailsOfRows(query, `${staff.subject} reads the rows to correct of ${survey.surveyId}`)
  const { state, cursor = null, limit } = query
  const { items, next } = await deps.surveyRows.waiting(survey, { state, cursor, limit })
  const cells = await openCells(items, reader.why, deps.vault)
  const page = { items: items.map((row, index) => rowView(row, cells[index] ?? {}, reader.isWhole)), next }
  if (!reader.isWhole) return page
  const list = `rows to correct of ${survey.surveyId}`
  return new OpenedDetails(page, { list, people: items.length, why: reader.why })
}

export const handler = http(routes['list-rows'], listRows)
