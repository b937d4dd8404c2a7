import { type Refusal, refuse } from '../kernel/refusal.ts'
import { columnOfHead } from './column-of-head.ts'
import type { SheetTable, Worksheet } from './sheet-table.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'

/** County sheets carry a title and the office's name above the heads. */
const rowsSearched = 10

export interface SheetHead {
  readonly rowIndex: number
  /** Where each known column stands in a row of the table. */
  readonly positions: ReadonlyMap<SurveyFactName, number>
}

/** Where the heads most likely stand: of the first rows, the one with the most known heads. */
export function likelyHead(table: SheetTable): { rowIndex: number; known: number } {
  let best = { rowIndex: 0, known: 0 }
  table.slice(0, rowsSearched).forEach((row, rowIndex) => {
    const known = row.filter((cell) => columnOfHead(cell) !== undefined).length
    if (known > best.known) best = { rowIndex, known }
  })
  return best
}

/** A list of counties or of codes has a head or two of a survey; a survey has three and tells one person from another. */
const fewestHeads = 3
const tellingPeopleApart: readonly SurveyFactName[] = ['name', 'nationalId', 'phone']

/** Whether a sheet is a survey's, be it one whose heads are incomplete: such a one must be refused, never passed over. */
export function isSurveySheet(table: SheetTable): boolean {
  const { rowIndex } = likelyHead(table)
  const known = new Set(table[rowIndex]?.map(columnOfHead).filter((column) => column !== undefined))
  return known.size >= fewestHeads && tellingPeopleApart.some((column) => known.has(column))
}

/**
 * Finds the heads of a sheet. A sheet that lacks a required column is refused as a whole, naming the columns: rejecting
 * each of its rows for the same reason would only hide from the county that one head is misspelt.
 */
export function findHead({ name, table }: Worksheet): SheetHead | Refusal<'no-known-head' | 'unreadable-sheet'> {
  const { rowIndex, known } = likelyHead(table)
  const where = name === null ? '' : ` of sheet ${name}`
  if (known === 0) {
    return refuse(
      'no-known-head',
      `No row has the heads of a survey sheet: ${named(surveyFactNames.filter(isRequired))}.`,
    )
  }
  const positions = new Map<SurveyFactName, number>()
  const twice = new Set<SurveyFactName>()
  table[rowIndex]?.forEach((cell, position) => {
    const column = columnOfHead(cell)
    if (column === undefined) return
    if (positions.has(column)) twice.add(column)
    positions.set(column, position)
  })
  if (twice.size > 0) {
    return refuse(
      'unreadable-sheet',
      `Row ${rowIndex + 1}${where} has more than one column ${named([...twice])}: keep one of each.`,
    )
  }
  const missing = surveyFactNames.filter((column) => isRequired(column) && !positions.has(column))
  if (missing.length > 0) {
    return refuse(
      'no-known-head',
      `The heads in row ${rowIndex + 1}${where} lack ${named(missing)}: add the column, or correct its head.`,
    )
  }
  return { rowIndex, positions }
}

function isRequired(column: SurveyFactName): boolean {
  return surveyFacts[column].blank === 'refused'
}

function named(columns: readonly SurveyFactName[]): string {
  return columns
    .map((column) => surveyFacts[column].heads)
    .map(([chinese, english]) => `${chinese} (${english})`)
    .join(', ')
}
