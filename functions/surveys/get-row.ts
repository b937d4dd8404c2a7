import { isRefusal } from '../../domain/kernel/refusal.ts'
import { rowView } from '../../domain/surveys/row-view.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { type Routes, routes } from './catalog.ts'
import { detailsOfRows } from './details-of-rows.ts'
import { openCells } from './open-cells.ts'
import { rowFor } from './row-for.ts'

/** With every version that it had, by whom and when; each as it was then. */
async function getRow(
  { params, query, staff }: Call<Routes['get-row']>,
  deps: Pick<Deps, 'surveys' | 'surveyRows' | 'vault'>,
) {
  const found = await rowFor(staff, params, deps)
  if (isRefusal(found)) return found
  const { row } = found
  const reader = detailsOfRows(
    query,
    `${staff.subject} reads row ${row.sheetNumber}/${row.rowNumber} of ${row.surveyId}`,
  )
  const versions = [row, ...(await deps.surveyRows.versionsOf(row)).toReversed()]
  const cells = await openCells(versions, reader.why, deps.vault)
  const [present, ...earlier] = versions.map((version, index) => rowView(version, cells[index] ?? {}, reader.isWhole))
  const answer = { ...present, earlier }
  if (!reader.isWhole) return answer
  const list = `row ${row.sheetNumber}/${row.rowNumber} of ${row.surveyId}`
  return new OpenedDetails(answer, { list, people: 1, why: reader.why })
}

export const handler = http(routes['get-row'], getRow)
