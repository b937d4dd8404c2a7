import type { CalendarDate } from '../kernel/instant.ts'
import type { Money } from '../kernel/money.ts'
import { PersonName, type Phone } from '../kernel/personal.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import type { ParsedNationalId } from './national-id.ts'
import { parseNationalId } from './national-id.ts'
import { parsePhone } from './phone-number.ts'
import { readDate } from './read-date.ts'
import { readDestinations } from './read-destinations.ts'
import { readWage } from './read-wage.ts'
import { readWillingness } from './read-willingness.ts'
import { readYesNo } from './read-yes-no.ts'
import { cellText, type SheetCell } from './sheet-cell.ts'
import { splitList } from './split-list.ts'
import type { SurveyRow, Willingness } from './survey-row.ts'

/** What a filled cell of each column gives. The names are also the English heads. */
export interface SurveyValues {
  name: PersonName
  nationalId: ParsedNationalId
  phone: Phone
  secondPhone: Phone
  countyCode: string
  township: string
  village: string
  skills: string[]
  minimumMonthlyWageYuan: Money | 'any'
  destinations: SurveyRow['destinations']
  earliestDeparture: CalendarDate
  liftedOutOfPoverty: boolean
  employmentDifficulty: boolean
  companionGroup: string
  willing: Willingness
  consent: boolean
  surveyDate: CalendarDate
  surveyor: string
}

export type SurveyColumnName = keyof SurveyValues

export interface SurveyColumn<Value> {
  /** The Chinese head. */
  readonly head: string
  /** A sheet must have the column, and a row the cell. */
  readonly required: boolean
  /** What to write into a cell, said to the county that has to correct one. */
  readonly form: string
  /** Reads a filled cell; null where it cannot be read. */
  readonly read: (cell: SheetCell) => Value | null
}

/** Columns that are not listed here (性别, 民族 …) are never read, returned or stored. */
export const surveyColumns: { readonly [Name in SurveyColumnName]: SurveyColumn<SurveyValues[Name]> } = {
  name: { head: '姓名', required: true, form: '姓名', read: (cell) => new PersonName(cellText(cell)) },
  nationalId: { head: '身份证号', required: true, form: '18位身份证号', read: readNationalId },
  phone: { head: '手机号', required: true, form: '11位手机号', read: readPhone },
  secondPhone: { head: '备用联系电话', required: false, form: '11位手机号或留空', read: readPhone },
  countyCode: { head: '县区代码', required: true, form: '6位县区代码', read: readCountyCode },
  township: { head: '乡镇', required: false, form: '乡镇名称', read: cellText },
  village: { head: '村', required: false, form: '村名', read: cellText },
  skills: { head: '技能', required: false, form: '技能名称，用分号隔开', read: (cell) => splitList(cellText(cell)) },
  minimumMonthlyWageYuan: { head: '期望月薪', required: false, form: '每月元数，例如4500', read: readWage },
  destinations: { head: '意向省份', required: false, form: '省份名称，用分号隔开，或填不限', read: readDestinations },
  earliestDeparture: { head: '可出发日期', required: false, form: '日期，例如2026-03-05', read: readDate },
  liftedOutOfPoverty: { head: '脱贫人口', required: false, form: '是或否', read: readYesNo },
  employmentDifficulty: { head: '就业困难', required: false, form: '是或否', read: readYesNo },
  companionGroup: { head: '同行组', required: false, form: '组名', read: cellText },
  willing: { head: '外出意愿', required: true, form: '愿意、不愿意或未定', read: readWillingness },
  consent: { head: '本人同意', required: true, form: '是或否', read: readYesNo },
  surveyDate: { head: '调查日期', required: false, form: '日期，例如2026-03-05', read: readDate },
  surveyor: { head: '调查员', required: false, form: '姓名', read: cellText },
}

export const surveyColumnNames = Object.keys(surveyColumns) as SurveyColumnName[]

/** A number cell keeps 15 digits of an 18-digit id, and one in eleven of the wrecks would pass the checksum by chance. */
function readNationalId(cell: SheetCell): ParsedNationalId | null {
  return typeof cell === 'string' ? parseNationalId(cellText(cell)) : null
}

function readPhone(cell: SheetCell): Phone | null {
  return parsePhone(cellText(cell))
}

/** Six digits of GB/T 2260, or the twelve of a village's statistical code, which begin with them. */
function readCountyCode(cell: SheetCell): string | null {
  const code = cellText(cell).replace(/\.0+$/, '')
  return /^\d{6}(?:\d{6})?$/.test(code) ? (countyByCode(code.slice(0, 6))?.code ?? null) : null
}
