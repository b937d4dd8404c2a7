import { ageOn, type CalendarDate } from '../kernel/instant.ts'
import { Personal } from '../kernel/personal.ts'
import { birthDateOf } from './national-id.ts'
import type { RejectedRow, RejectionReason } from './rejection.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import { type SurveyColumnName, type SurveyValues, surveyColumnNames, surveyColumns } from './survey-columns.ts'
import type { SurveyRow } from './survey-row.ts'

/** The filled cells of the known columns of one row. */
export type SurveyCells = Readonly<Partial<Record<SurveyColumnName, SheetCell>>>

export interface SheetOptions {
  /** Counts as the survey date where a row has none. */
  readonly importDate: CalendarDate
  /** Division-code prefixes that the uploader looks after: rows of other counties are rejected. All, where there is none. */
  readonly divisions?: readonly string[] | undefined
}

/** The law lets nobody younger work (Labour Law, article 15). */
const leastAge = 16

const requiredColumns = surveyColumnNames.filter((column) => surveyColumns[column].required)

/**
 * Reads one row, or rejects it for the first reason that holds in the order of `RejectionReason`.
 *
 * Where a cell is blank: no least wage, any destination, may leave at once, no priority, surveyed on the day of import.
 * Where the survey date cannot be read, the age is still judged, on the day of import, so that the precedence holds.
 */
export function readSurveyRow(
  cells: SurveyCells,
  at: { readonly rowNumber: number } & SheetOptions,
): SurveyRow | RejectedRow {
  const { rowNumber, importDate, divisions } = at
  const unreadable = new Set<SurveyColumnName>()

  function valueIn<Name extends SurveyColumnName>(column: Name): SurveyValues[Name] | undefined {
    const cell = cells[column]
    if (cell === undefined) return undefined
    const value = surveyColumns[column].read(cell)
    if (value === undefined) unreadable.add(column)
    return value
  }

  function reject(reason: RejectionReason, ...columns: readonly SurveyColumnName[]): RejectedRow {
    return { rowNumber, reason, columns, cells: sealed(cells) }
  }

  const missing = requiredColumns.filter((column) => cells[column] === undefined)
  if (missing.length > 0) return reject('missing-field', ...missing)
  const name = valueIn('name')
  const nationalId = valueIn('nationalId')
  if (name === undefined || nationalId === undefined) return reject('invalid-national-id', 'nationalId')
  const surveyDate = valueIn('surveyDate') ?? importDate
  const birthDate = birthDateOf(nationalId)
  if (ageOn(surveyDate, birthDate) < leastAge) return reject('under-16', 'nationalId')
  const phone = valueIn('phone')
  if (phone === undefined) return reject('invalid-phone', 'phone')
  const countyCode = valueIn('countyCode')
  if (countyCode === undefined || divisions?.some((prefix) => countyCode.startsWith(prefix)) === false)
    return reject('unknown-county', 'countyCode')

  const willing = valueIn('willing')
  const consent = valueIn('consent')
  const optional = {
    secondPhone: valueIn('secondPhone') ?? null,
    township: valueIn('township') ?? null,
    village: valueIn('village') ?? null,
    skills: valueIn('skills') ?? [],
    minimumMonthlyWage: valueIn('minimumMonthlyWageYuan') ?? null,
    destinations: valueIn('destinations') ?? 'any',
    earliestDeparture: valueIn('earliestDeparture') ?? null,
    liftedOutOfPoverty: valueIn('liftedOutOfPoverty') ?? false,
    employmentDifficulty: valueIn('employmentDifficulty') ?? false,
    companionGroup: valueIn('companionGroup') ?? null,
    surveyor: valueIn('surveyor') ?? null,
  }
  if (willing === undefined || consent === undefined || unreadable.size > 0) {
    return reject('invalid-value', ...surveyColumnNames.filter((column) => unreadable.has(column)))
  }
  return { rowNumber, name, nationalId, birthDate, phone, countyCode, willing, consent, surveyDate, ...optional }
}

function sealed(cells: SurveyCells): RejectedRow['cells'] {
  const sealedCells: Partial<Record<SurveyColumnName, Personal>> = {}
  for (const column of surveyColumnNames) {
    const cell = cells[column]
    if (cell !== undefined) sealedCells[column] = new Personal(typeof cell === 'string' ? cell : cellText(cell), '***')
  }
  return sealedCells
}
