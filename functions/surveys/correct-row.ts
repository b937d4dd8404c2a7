import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { becomesCandidate } from '../../domain/surveys/becomes-candidate.ts'
import { cellsAsText } from '../../domain/surveys/cells-as-text.ts'
import { type CorrectedCells, correctCells, faultOfCell, refuseCells } from '../../domain/surveys/correct-cells.ts'
import { explainRejection } from '../../domain/surveys/explain-rejection.ts'
import { readCell } from '../../domain/surveys/read-cell.ts'
import { readSurveyRow, type SheetOptions, type SurveyCells } from '../../domain/surveys/read-survey-row.ts'
import type { RejectedRow } from '../../domain/surveys/rejection.ts'
import { type RowView, rowView } from '../../domain/surveys/row-view.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import type { SurveyRow } from '../../domain/surveys/survey-row.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import { pauseBeforeTry } from '../../storage/pause-before-try.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { keepCorrection } from './keep-correction.ts'
import { openCells } from './open-cells.ts'
import { personOfCells } from './person-of-cells.ts'
import { type Placing, placeCorrected } from './place-corrected.ts'
import { rowFor } from './row-for.ts'
import { sealWorker } from './seal-worker.ts'

type Correcting = Call<Routes['correct-row']>
type Needed = Pick<Deps, 'surveys' | 'surveyRows' | 'workers' | 'vault' | 'clock'>

/** Looks at a row beside which others of its survey are corrected at the same moment. */
const mostTries = 12

async function correctRow(call: Correcting, deps: Needed): Promise<RowView | Refusal> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    const answer = await correctOnce(call, deps)
    if (answer) return answer
    await pauseBeforeTry(tries)
  }
  return refuse('busy', surveySentences('too-many-correct'))
}

/** Null where somebody else changed the row, its survey's counts or the registry meanwhile: then all is looked at again. */
async function correctOnce({ params, body, staff }: Correcting, deps: Needed): Promise<RowView | Refusal | null> {
  const found = await rowFor(staff, params, deps)
  if (isRefusal(found)) return found
  const { row } = found
  const why = `${staff.subject} corrects row ${row.sheetNumber}/${row.rowNumber} of ${row.surveyId}`
  const [cells = {}] = await openCells([row], why, deps.vault)
  const options = { importDate: row.importDate, divisions: staff.role === 'county' ? staff.counties : undefined }
  const corrected = correctCells(cells, body.cells, options)
  const isRepeat = !isRefusal(corrected) && cellsAsText.write(corrected.cells) === cellsAsText.write(cells)
  if (body.version !== row.version) {
    if (isRepeat && body.version < row.version) return rowView(row, cells, false)
    return overtaken(row, cells)
  }
  if (isRefusal(corrected)) return corrected
  if (isRepeat && row.state !== 'rejected') return rowView(row, cells, false)
  if (isElsewhere(row, corrected.cells, options, staff)) return outOfScope()

  const { sheet, sheetNumber, rowNumber } = row
  const reading = readSurveyRow(corrected.cells, { sheet, sheetNumber, rowNumber, ...options })
  const refused = 'reason' in reading ? refusedReading(row, reading, corrected) : null
  if (refused) return refused
  const keys = deps.vault.newKeys()
  const person = await personOfCells(corrected.cells, deps.vault)
  const next = {
    ...row,
    version: row.version + 1,
    sealedCells: keys.seal(person ?? row.surveyId, 'document', cellsAsText.write(corrected.cells)),
    changedBy: staff.subject,
    changedAt: deps.clock.now(),
  }
  if ('reason' in reading) {
    const to = { ...next, reason: reading.reason, columns: [...reading.columns] }
    const isSame = isRepeat && row.reason === to.reason && row.columns.join() === to.columns.join()
    if (isSame) return rowView(row, cells, false)
    await keys.keep()
    return (await keepCorrection(row, to, null, deps)) ? rowView(to, corrected.cells, false) : null
  }
  const worker = await sealWorker(reading, row.surveyId, { vault: deps.vault, keys })
  const placing = await placeCorrected({ row, reading, worker, staff, isSamePerson: body.isSamePerson, why }, deps)
  if (isRefusal(placing)) return placing
  const to: SheetRow = {
    ...next,
    ...standing(reading, placing),
    workerId: worker.workerId,
    isNewcomer: row.workerId === worker.workerId ? row.isNewcomer : placing.known === undefined,
  }
  await keys.keep()
  return (await keepCorrection(row, to, { worker, ...placing }, deps)) ? rowView(to, corrected.cells, false) : null
}

function overtaken(row: SheetRow, cells: SurveyCells): Refusal<'conflict'> {
  const { version, changedBy } = row
  const now = version ?? 1
  const words = changedBy
    ? surveySentences('row-changed-by', { version: now, by: changedBy })
    : surveySentences('row-changed', { version: now })
  return { ...refuse('conflict', words), stands: rowView(row, cells, false) }
}

/** Whether the row is of a county that the corrector does not look after; one that was rejected for it waits for its mending. */
function isElsewhere(row: SheetRow, cells: SurveyCells, options: SheetOptions, staff: Correcting['staff']): boolean {
  if (row.reason === 'unknown-county' || cells.countyCode === undefined) return false
  const county = readCell.countyCode(cells.countyCode, options)
  return county !== undefined && !inScope(staff, { counties: [county] })
}

/** A correction is no gain where its own cells are at fault, and nobody who is registered becomes rejected by one. */
function refusedReading(row: SheetRow, { reason, columns }: RejectedRow, { heads }: CorrectedCells): Refusal | null {
  const own = columns.filter((column) => heads.has(column))
  if (own.length === 0 && row.state === 'rejected') return null
  const faults = own.length > 0 ? own.map((column) => heads.get(column) ?? column) : [...heads.values()].slice(0, 1)
  const words = explainRejection(reason, columns)
  return refuseCells(faults.map((head) => faultOfCell(head, words)))
}

function standing(reading: SurveyRow, { isOutranked }: Placing) {
  const { unread, unclear } = reading
  if (isOutranked || unread.length === 0) {
    const state = isOutranked ? ('outranked' as const) : ('accepted' as const)
    return { state, reason: null, columns: [], isHeld: false, isCandidate: !isOutranked && becomesCandidate(reading) }
  }
  return {
    state: 'to-clarify' as const,
    reason: 'invalid-value' as const,
    columns: [...unread],
    isHeld: unclear !== null,
    isCandidate: becomesCandidate(reading),
  }
}

export const handler = http(routes['correct-row'], correctRow)
