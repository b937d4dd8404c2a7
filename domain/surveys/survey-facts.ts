import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { NationalId, PersonName, Phone } from '../kernel/personal.ts'
import type { ReaderOf } from './read-cell.ts'
import type { CountyScope } from './read-county.ts'
import { Willingness } from './willingness.ts'

/** What is known of the sheet as a whole, and stands in for blank cells. */
export interface SheetDefaults extends CountyScope {
  readonly importDate: CalendarDate
}

/** What kind of personal detail the vault is to seal. */
export type DetailKind = 'name' | 'national-id' | 'phone'

/** How the registry keeps a fact of the worker; `worker.ts` says what the other form is. */
export type Kept = 'plain' | { readonly sealed: DetailKind } | 'in another form' | 'not'

interface SurveyFact<Schema extends z.ZodType, As extends Kept> {
  /** The heads of its column: first the Chinese and the English that we write, then others that we read. */
  readonly heads: readonly [chinese: string, english: string, ...others: string[]]
  /** What to write into a cell, said to the county that has to correct one. */
  readonly form: string
  readonly schema: Schema
  /** The reader of its filled cells in `read-cell.ts`, by name: what only keeps facts needs no readers. */
  readonly read: ReaderOf<z.infer<Schema>>
  /** What a blank cell means. Where it is refused, a sheet must have the column, and a row the cell. */
  readonly blank: 'refused' | ((sheet: SheetDefaults) => z.infer<Schema>)
  readonly kept: As
}

function fact<Schema extends z.ZodType, const As extends Kept>(declared: SurveyFact<Schema, As>) {
  return declared
}

const text = { schema: z.string().nullable(), read: 'text', blank: () => null } as const
const phone = { form: '11位手机号', read: 'phone', kept: { sealed: 'phone' } } as const
const date = { form: '日期，例如2026-03-05', read: 'date' } as const
const yesNo = { form: '是或否', schema: z.boolean(), read: 'yesNo' } as const

/**
 * Everything that a survey asks, in the order of the columns: the row of a sheet, the worker in the registry, sealing
 * and the stored attributes follow from this table. Columns that are not listed (性别, 民族 …) are never read, returned
 * or stored. A worker stored before a fact was added has what a blank cell means.
 */
export const surveyFacts = {
  name: fact({
    heads: ['姓名', 'name'],
    form: '姓名',
    schema: z.instanceof(PersonName),
    read: 'name',
    blank: 'refused',
    kept: { sealed: 'name' },
  }),
  nationalId: fact({
    heads: ['身份证号', 'nationalId'],
    form: '18位身份证号',
    schema: z.instanceof(NationalId),
    read: 'nationalId',
    blank: 'refused',
    kept: { sealed: 'national-id' },
  }),
  phone: fact({ heads: ['手机号', 'phone'], ...phone, schema: z.instanceof(Phone), blank: 'refused' }),
  secondPhone: fact({
    heads: ['备用联系电话', 'secondPhone'],
    ...phone,
    form: '11位手机号或留空',
    schema: z.instanceof(Phone).nullable(),
    blank: () => null,
  }),
  /** GB/T 2260, always one of the counties of `kernel/places`. */
  countyCode: fact({
    heads: ['县区代码', 'countyCode'],
    form: '县区名称或6位县区代码',
    schema: z.string(),
    read: 'countyCode',
    blank: 'refused',
    kept: 'plain',
  }),
  township: fact({ heads: ['乡镇', 'township'], form: '乡镇名称', ...text, kept: 'plain' }),
  village: fact({ heads: ['村', 'village'], form: '村名', ...text, kept: 'plain' }),
  skills: fact({
    heads: ['技能', 'skills'],
    form: '技能名称，用分号隔开',
    schema: z.array(z.string()),
    read: 'skills',
    blank: () => [],
    kept: 'plain',
  }),
  /** null: the worker named no least wage, so any offer may be made. */
  minimumMonthlyWage: fact({
    heads: ['期望月薪', 'minimumMonthlyWageYuan'],
    form: '每月元数，例如4500',
    schema: Money.nullable(),
    read: 'wage',
    blank: () => null,
    kept: 'plain',
  }),
  /** Full names of provinces (广东省) and cities (东莞市), best first; every choice that was listed, so possibly more than three. */
  destinations: fact({
    heads: ['意向省份', 'destinations'],
    form: '省份或城市名称，用分号隔开，或填不限',
    schema: z.union([z.literal('any'), z.array(z.string()).min(1)]),
    read: 'destinations',
    blank: () => 'any' as const,
    kept: 'plain',
  }),
  /** null: at once. */
  earliestDeparture: fact({
    heads: ['可出发日期', 'earliestDeparture'],
    form: '日期，例如2026-03-05，或填随时；春节后、3月中旬等请写成日期',
    read: 'departure',
    schema: CalendarDate.nullable(),
    blank: () => null,
    kept: 'plain',
  }),
  liftedOutOfPoverty: fact({ heads: ['脱贫人口', 'liftedOutOfPoverty'], ...yesNo, blank: () => false, kept: 'plain' }),
  employmentDifficulty: fact({
    heads: ['就业困难', 'employmentDifficulty'],
    ...yesNo,
    blank: () => false,
    kept: 'plain',
  }),
  /** The group's mark as written: it is unique only within its sheet. */
  companionGroup: fact({ heads: ['同行组', 'companionGroup'], form: '组名', ...text, kept: 'in another form' }),
  willing: fact({
    heads: ['外出意愿', 'willing'],
    form: '愿意、不愿意或未定',
    schema: Willingness,
    read: 'willingness',
    blank: 'refused',
    kept: 'plain',
  }),
  consent: fact({ heads: ['本人同意', 'consent'], ...yesNo, blank: 'refused', kept: 'in another form' }),
  surveyDate: fact({
    heads: ['调查日期', 'surveyDate'],
    ...date,
    schema: CalendarDate,
    blank: ({ importDate }) => importDate,
    kept: 'plain',
  }),
  surveyor: fact({ heads: ['调查员', 'surveyor'], form: '姓名', ...text, kept: 'not' }),
}

export type SurveyFactName = keyof typeof surveyFacts
export type SurveyFacts = { [Name in SurveyFactName]: z.infer<(typeof surveyFacts)[Name]['schema']> }

export const surveyFactNames = Object.keys(surveyFacts) as SurveyFactName[]
