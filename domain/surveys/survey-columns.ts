import type { CalendarDate } from '../kernel/instant.ts'
import type { Money } from '../kernel/money.ts'
import type { NationalId, PersonName, Phone } from '../kernel/personal.ts'
import { readCell } from './read-cell.ts'
import type { SheetCell } from './sheet-cell.ts'
import type { SurveyRow } from './survey-row.ts'
import type { Willingness } from './willingness.ts'

/** What a filled cell of each column gives. The names are also the English heads. */
export interface SurveyValues {
  name: PersonName
  nationalId: NationalId
  phone: Phone
  secondPhone: Phone
  countyCode: string
  township: string
  village: string
  skills: string[]
  minimumMonthlyWageYuan: Money | null
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
  /** Reads a filled cell; undefined where it cannot be read. */
  readonly read: (cell: SheetCell) => Value | undefined
}

/** Columns that are not listed here (性别, 民族 …) are never read, returned or stored. */
export const surveyColumns: { readonly [Name in SurveyColumnName]: SurveyColumn<SurveyValues[Name]> } = {
  name: { head: '姓名', required: true, form: '姓名', read: readCell.name },
  nationalId: { head: '身份证号', required: true, form: '18位身份证号', read: readCell.nationalId },
  phone: { head: '手机号', required: true, form: '11位手机号', read: readCell.phone },
  secondPhone: { head: '备用联系电话', required: false, form: '11位手机号或留空', read: readCell.phone },
  countyCode: { head: '县区代码', required: true, form: '6位县区代码', read: readCell.countyCode },
  township: { head: '乡镇', required: false, form: '乡镇名称', read: readCell.text },
  village: { head: '村', required: false, form: '村名', read: readCell.text },
  skills: { head: '技能', required: false, form: '技能名称，用分号隔开', read: readCell.list },
  minimumMonthlyWageYuan: { head: '期望月薪', required: false, form: '每月元数，例如4500', read: readCell.wage },
  destinations: {
    head: '意向省份',
    required: false,
    form: '省份名称，用分号隔开，或填不限',
    read: readCell.destinations,
  },
  earliestDeparture: { head: '可出发日期', required: false, form: '日期，例如2026-03-05', read: readCell.date },
  liftedOutOfPoverty: { head: '脱贫人口', required: false, form: '是或否', read: readCell.yesNo },
  employmentDifficulty: { head: '就业困难', required: false, form: '是或否', read: readCell.yesNo },
  companionGroup: { head: '同行组', required: false, form: '组名', read: readCell.text },
  willing: { head: '外出意愿', required: true, form: '愿意、不愿意或未定', read: readCell.willingness },
  consent: { head: '本人同意', required: true, form: '是或否', read: readCell.yesNo },
  surveyDate: { head: '调查日期', required: false, form: '日期，例如2026-03-05', read: readCell.date },
  surveyor: { head: '调查员', required: false, form: '姓名', read: readCell.text },
}

export const surveyColumnNames = Object.keys(surveyColumns) as SurveyColumnName[]
