import * as z from 'zod'
import { type FieldError, isRefusal, type Refusal, refuse } from '../kernel/refusal.ts'
import type { Sentence } from '../kernel/words.ts'
import { columnOfHead, nearestHead } from './column-of-head.ts'
import { explainRejection, headOf } from './explain-rejection.ts'
import { knownCells } from './known-cells.ts'
import { readCell } from './read-cell.ts'
import { type SheetOptions, type SurveyCells, widensIfBlank } from './read-survey-row.ts'
import type { RejectionReason } from './rejection.ts'
import { cellText, LostCell, type SheetCell } from './sheet-cell.ts'
import { type SurveyFactName, surveyFacts } from './survey-facts.ts'
import { surveySentences } from './survey-sentences.ts'
import { wageUnitOf } from './wage-unit-of.ts'

/** What a colleague writes into the cells of a row, each under its head as a sheet would have it; null: nothing. */
export const CellCorrections = z
  .record(z.string().min(1).max(100), z.union([z.string().max(500), z.number(), z.boolean(), z.null()]))
  .refine((cells) => Object.keys(cells).length > 0, surveySentences('name-a-cell').en)
export type CellCorrections = z.infer<typeof CellCorrections>

export interface CorrectedCells {
  readonly cells: SurveyCells
  /** The head under which the caller wrote each corrected cell. */
  readonly heads: ReadonlyMap<SurveyFactName, string>
}

/**
 * The cells of a row with a colleague's in their places, read by the readers of the sheet; refused, each cell at its place,
 * where one cannot be read, so that a bad value never takes the place of another bad value.
 */
export function correctCells(
  cells: SurveyCells,
  corrections: CellCorrections,
  options: SheetOptions,
): CorrectedCells | Refusal<'invalid-request'> {
  const corrected: Partial<Record<SurveyFactName, SheetCell>> = { ...cells }
  const heads = new Map<SurveyFactName, string>()
  const errors: FieldError[] = []
  for (const [head, written] of Object.entries(corrections)) {
    const column = columnOfHead(head)
    const cell = column && correctedCell(column, head, written, options)
    if (column === undefined) errors.push(faultOfCell(head, unknownHead(head)))
    else if (heads.has(column)) errors.push(faultOfCell(head, surveySentences('column-twice')))
    else if (isRefusal(cell)) errors.push(faultOfCell(head, cell.words))
    else if (cell === undefined) delete corrected[column]
    else corrected[column] = cell
    if (column !== undefined) heads.set(column, head)
  }
  return errors.length > 0 ? refuseCells(errors) : { cells: corrected, heads }
}

export function refuseCells(errors: readonly FieldError[]): Refusal<'invalid-request'> {
  return refuse('invalid-request', surveySentences('cells-refused', { count: errors.length }), errors)
}

/** Where a caller can mark the cell; no number of anybody is repeated, whatever was sent as a head. */
export function faultOfCell(head: string, words: Sentence): FieldError {
  return { pointer: `#/cells/${head.replace(/\d{4,}[\dXx]*/g, '***')}`, words }
}

function correctedCell(column: SurveyFactName, head: string, written: SheetCell | null, options: SheetOptions) {
  const under = { positions: new Map([[column, 0]]), wageUnit: wageUnitOf(head) }
  const cell = knownCells([written], under, false)[column]
  if (cell === undefined) return blankCell(column, written)
  const { read, schema } = surveyFacts[column]
  if (cell instanceof LostCell) return fault('invalid-value', column)
  const value = readCell[read](cell, options)
  if (value === undefined || !schema.safeParse(value).success) return fault(reasonOf[column] ?? 'invalid-value', column)
  return column === 'countyCode' && isElsewhere(value, options) ? fault('unknown-county', column) : cell
}

function isElsewhere(county: unknown, { divisions }: SheetOptions): boolean {
  return typeof county === 'string' && divisions?.some((prefix) => county.startsWith(prefix)) === false
}

/** Reasons that are of one column alone. */
const reasonOf: Partial<Record<SurveyFactName, RejectionReason>> = {
  nationalId: 'invalid-national-id',
  phone: 'invalid-phone',
  countyCode: 'unknown-county',
}

/** Columns in which 无 says that there is none; in the others whoever wants anything says so (不限, 随时). */
const noneIsSaid: ReadonlySet<SurveyFactName> = new Set(['minimumMonthlyWage', 'companionGroup'])

/** A blank that would widen a wish is no answer: after a telephone call somebody knows, and writes it. */
function blankCell(column: SurveyFactName, written: SheetCell | null): undefined | Refusal {
  if (surveyFacts[column].blank === 'refused') return fault('missing-field', column)
  const isNone = noneIsSaid.has(column) && written !== null && /^(?:无|没有)$/.test(cellText(written))
  if (!widensIfBlank.has(column) || isNone) return undefined
  const form = `${surveyFacts[column].form}${explicitly[column] ?? ''}`
  const words = surveySentences('say-what-was-said', { column: headOf(column), form })
  return refuse('invalid-request', words)
}

/** How nothing in particular is written. */
const explicitly: Partial<Record<SurveyFactName, string>> = {
  minimumMonthlyWage: '，无要求填面议或无',
  companionGroup: '，没有填无',
}

function fault(reason: RejectionReason, column: SurveyFactName): Refusal<'invalid-request'> {
  return refuse('invalid-request', explainRejection(reason, [column]))
}

function unknownHead(head: string): Sentence {
  const nearest = nearestHead(head)
  return nearest ? surveySentences('no-column-but', { nearest }) : surveySentences('no-column')
}
