import type { SurveyCells } from './read-survey-row.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import type { SurveyFactName } from './survey-facts.ts'

/** The head of the column by which a sheet with known people says who each is. */
export const personHead = '人员编号'

type MayBeBlank = 'secondPhone' | 'township' | 'village'

/** What the registry knows of somebody whom a sheet names by their number. */
export type KnownPerson = Readonly<
  Record<'name' | 'nationalId' | 'phone', string> & Record<MayBeBlank, string | null> & { countyCode: string }
>

const filledIn = [
  'name',
  'nationalId',
  'phone',
  'secondPhone',
  'countyCode',
  'township',
  'village',
] as const satisfies readonly SurveyFactName[]

const answers: readonly SurveyFactName[] = ['willing', 'consent', 'surveyDate']

/** Nobody wrote an answer beside the person who was listed: they were not asked. */
export function isUnasked(cells: SurveyCells): boolean {
  return answers.every((name) => cells[name] === undefined)
}

/**
 * The row with what the sheet leaves out of somebody known: numbers that are masked or blank. A number that is written whole counts as
 * written, and where another name stands there nothing is filled in: then it is not them.
 */
export function withKnown(cells: SurveyCells, known: KnownPerson): SurveyCells {
  if (!isLeftOut(cells.nationalId) || (!isLeftOut(cells.name) && bare(cells.name) !== bare(known.name))) return cells
  const filled: Partial<Record<SurveyFactName, SheetCell>> = { ...cells }
  for (const name of filledIn) {
    const value = known[name]
    if (value !== null && isLeftOut(cells[name])) filled[name] = value
  }
  return filled
}

function isLeftOut(cell: SheetCell | undefined): boolean {
  return cell === undefined || (typeof cell === 'string' && /[*＊]/.test(cell))
}

function bare(cell: SheetCell | undefined): string {
  return typeof cell === 'string' ? cellText(cell).replace(/\s/g, '') : ''
}
