import { identifies } from './identifies.ts'
import { parseNationalId } from './national-id.ts'
import { parsePersonName } from './person-name.ts'
import { parsePhone } from './phone-number.ts'
import { readCell } from './read-cell.ts'
import type { SurveyCells } from './read-survey-row.ts'
import { cellText, LostCell, type SheetCell } from './sheet-cell.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'

/** A run of digits of such a length is an ID, a phone, or most of one. */
const longNumber = /\d{7,}[\dXx]?/g
/** A cell whose content the file does not hold shows an error's name; what is longer was cut off. */
const longestError = 20

/** The cells of a row as written, with whatever tells who it is masked. In a row that has slipped sideways that is any cell. */
export function maskCells(cells: SurveyCells): Partial<Record<SurveyFactName, string>> {
  const hasSlipped = surveyFactNames.some((name) => {
    const cell = cells[name]
    if (cell === undefined || identifies(name) || isAnswer(name, cell)) return false
    return cellText(cell).match(longNumber) !== null
  })
  const isNamed = cells.name === undefined || parsePersonName(cellText(cells.name)) !== null
  return Object.fromEntries(
    surveyFactNames.flatMap((name) => {
      const cell = cells[name]
      if (cell === undefined) return []
      const isSafe = (isNamed && !hasSlipped) || isAnswer(name, cell)
      return [[name, isSafe ? masked(name, cell) : '***']]
    }),
  )
}

/** A cell that says one of the things that are asked for, and so nobody's name. */
function isAnswer(name: SurveyFactName, cell: SheetCell): boolean {
  const { read } = surveyFacts[name]
  if (cell instanceof LostCell) return cell.shown.length <= longestError
  return read !== 'text' && read !== 'skills' && readCell[read](cell, {}) !== undefined
}

function masked(name: SurveyFactName, cell: SheetCell): string {
  const text = cellText(cell)
  const kind = identifies(name)
  if (cell instanceof LostCell) return isAnswer(name, cell) ? text : '***'
  if (name === 'surveyor' || kind === 'name') return parsePersonName(text)?.masked ?? '***'
  if (kind === null) return isAnswer(name, cell) ? text : text.replace(longNumber, hidden)
  const detail = kind === 'national-id' ? parseNationalId(text) : parsePhone(text)
  return detail?.masked ?? hidden(text)
}

/** Of what cannot be read, how long it is and how it ends. */
function hidden(text: string): string {
  const characters = Array.from(text)
  const end = characters.length >= 6 ? 2 : 0
  return `${'*'.repeat(characters.length - end)}${characters.slice(characters.length - end).join('')}`
}
