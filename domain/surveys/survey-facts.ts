import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { NationalId, PersonName, Phone } from '../kernel/personal.ts'
import { PriorityPolicyId } from './priority-policy.ts'
import type { ReaderOf } from './read-cell.ts'
import type { CountyScope } from './read-county.ts'
import { Willingness } from './willingness.ts'

/** What is known of the sheet as a whole, and stands in for blank cells. */
export interface SheetDefaults extends CountyScope {
  readonly importDate: CalendarDate
  /** Stands in where a sheet has no column of counties. */
  readonly countyOfUpload?: string | undefined
}

/** What kind of personal detail the vault is to seal. */
export type DetailKind = 'name' | 'national-id' | 'phone' | 'second-phone' | 'township' | 'village'

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

/** Heads as counties write them, without signs, units and brackets. */
function others(words: string): readonly string[] {
  return words.split(' ')
}

const text = { schema: z.string().nullable(), read: 'text', blank: () => null } as const
const phone = { form: '11位手机号', read: 'phone' } as const
const date = { form: '日期，例如2026-03-05', read: 'date' } as const
const yesNo = { form: '是或否', schema: z.boolean(), read: 'yesNo' } as const

/**
 * Everything that a survey asks, in the order of the columns: the row of a sheet, the worker in the registry, sealing
 * and the stored attributes follow from this table. Columns that are not listed (性别, 民族 …) are never read, returned
 * or stored. A worker stored before a fact was added has what a blank cell means.
 */
export const surveyFacts = {
  name: fact({
    heads: ['姓名', 'name', ...others('人员姓名 劳动力姓名 名字 务工人员姓名')],
    form: '姓名',
    schema: z.instanceof(PersonName),
    read: 'name',
    blank: 'refused',
    kept: { sealed: 'name' },
  }),
  nationalId: fact({
    heads: [
      '身份证号',
      'nationalId',
      ...others(
        '身份证号码 身份证 公民身份号码 公民身份证号码 居民身份证号 居民身份证号码 证件号码 证件号 身份号码 idnumber idcard',
      ),
    ],
    form: '18位身份证号',
    schema: z.instanceof(NationalId),
    read: 'nationalId',
    blank: 'refused',
    kept: { sealed: 'national-id' },
  }),
  phone: fact({
    heads: [
      '手机号',
      'phone',
      ...others(
        '手机号码 手机 联系电话 电话 电话号码 联系方式 本人电话 本人手机号 联系手机 移动电话 联系电话手机 手机联系电话 mobile phonenumber',
      ),
    ],
    ...phone,
    schema: z.instanceof(Phone),
    blank: 'refused',
    kept: { sealed: 'phone' },
  }),
  secondPhone: fact({
    heads: [
      '备用联系电话',
      'secondPhone',
      ...others(
        '备用电话 备用手机 备用手机号 备用手机号码 备用号码 第二联系电话 第二电话 其他联系电话 家属电话 家属联系电话 紧急联系电话 紧急联系人电话 电话2 联系电话2 手机号2 联系电话备用 手机号备用',
      ),
    ],
    ...phone,
    form: '11位手机号或留空',
    schema: z.instanceof(Phone).nullable(),
    blank: () => null,
    kept: { sealed: 'second-phone' },
  }),
  /** GB/T 2260, always one of the counties of `kernel/places`. */
  countyCode: fact({
    heads: [
      '县区代码',
      'countyCode',
      ...others(
        '县区 县 区县 县市区 县区市 区县市 所属县区 所在县区 所在县 县名 县名称 县区名称 县代码 县级代码 行政区划代码 区划代码 县区编码 所属县 户籍县区 county',
      ),
    ],
    form: '县区名称或6位县区代码',
    schema: z.string(),
    read: 'countyCode',
    blank: 'refused',
    kept: 'plain',
  }),
  township: fact({
    heads: ['乡镇', 'township', ...others('乡 镇 乡镇街道 所属乡镇 所在乡镇 乡镇名称 街道 镇乡 乡镇办')],
    form: '乡镇名称',
    ...text,
    kept: { sealed: 'township' },
  }),
  village: fact({
    heads: [
      '村',
      'village',
      ...others(
        '行政村 村社区 村居 村委会 自然村 村名 所在村 所属村 村组 村民小组 村小组 行政村社区 社区 村寨 村委会社区',
      ),
    ],
    form: '村名',
    ...text,
    kept: { sealed: 'village' },
  }),
  skills: fact({
    heads: [
      '技能',
      'skills',
      ...others('技能特长 掌握技能 职业技能 技能工种 工种 专业技能 特长 具备技能 有何技能 从业技能'),
    ],
    form: '技能名称，用分号隔开',
    schema: z.array(z.string()),
    read: 'skills',
    blank: () => [],
    kept: 'plain',
  }),
  /** null: the worker named no least wage, so any offer may be made. */
  minimumMonthlyWage: fact({
    heads: [
      '期望月薪',
      'minimumMonthlyWageYuan',
      ...others(
        '期望薪资 期望工资 期望月工资 期望月收入 期望收入 期望薪酬 期望待遇 意向月薪 意向薪资 最低月薪 最低期望月薪 月薪要求 薪资要求 工资要求 期望年薪 期望年收入 期望月薪不低于 薪资期望 月薪期望 期望最低月薪 minimummonthlywage',
      ),
    ],
    form: '每月元数，例如4500；日薪、时薪、计件请折算成每月',
    schema: Money.nullable(),
    read: 'wage',
    blank: () => null,
    kept: 'plain',
  }),
  /** Full names of provinces (广东省) and cities (东莞市), best first; every choice that was listed, so possibly more than three. */
  destinations: fact({
    heads: [
      '意向省份',
      'destinations',
      ...others(
        '意向地区 意向地点 意向地 意向城市 意向省市 意向就业地 意向务工地 意向务工地点 意向就业地点 意向务工地区 务工意向地 期望省份 期望地点 期望地区 期望务工地 期望就业地 期望就业地点 期望务工地点 意向去向 务工意向地点 想去的省份 想去的地方 外出意向地 拟外出地点 拟务工地点 意向外出地 期望去向',
      ),
    ],
    form: '省份或城市名称，用分号隔开，或填不限；每天回家的填就近',
    schema: z.union([z.literal('any'), z.array(z.string()).min(1)]),
    read: 'destinations',
    blank: () => 'any' as const,
    kept: 'plain',
  }),
  /** null: at once. */
  earliestDeparture: fact({
    heads: [
      '可出发日期',
      'earliestDeparture',
      ...others(
        '可出发时间 出发日期 出发时间 可外出时间 可外出日期 外出时间 拟外出时间 预计外出时间 计划外出时间 最早出发日期 最早可出发日期 最早出发时间 何时可出发 可出行时间 可上岗时间 可到岗时间 意向外出时间 预计出发时间 计划出发时间 期望出发时间',
      ),
    ],
    form: '日期，例如2026-03-05，或填随时；农历、春节后、3月中旬、下个月初等请写成公历日期',
    read: 'departure',
    schema: CalendarDate.nullable(),
    blank: () => null,
    kept: 'plain',
  }),
  /**
   * A certified policy, until when, and the person's separate consent: all three or nothing. What ground it stands on is not asked, and
   * columns that tell one are dropped (`grounds-dropped`).
   */
  priorityPolicy: fact({
    heads: ['优先政策', 'priorityPolicy', ...others('优先帮扶政策 优先政策编号 认定政策')],
    form: '政策编号，例如p01，或政策名称；不填具体原因',
    schema: PriorityPolicyId.nullable(),
    read: 'priorityPolicy',
    blank: () => null,
    kept: 'in another form',
  }),
  priorityUntil: fact({
    heads: ['优先资格有效期至', 'priorityUntil', ...others('优先资格到期日 优先资格截止日期 资格有效期至')],
    ...date,
    schema: CalendarDate.nullable(),
    blank: () => null,
    kept: 'in another form',
  }),
  priorityConsent: fact({
    heads: ['优先资格单独同意', 'priorityConsent', ...others('本人单独同意 单独同意 优先资格本人同意')],
    ...yesNo,
    blank: () => false,
    kept: 'in another form',
  }),
  /** The group's mark as written: it is unique only within its sheet. */
  companionGroup: fact({
    heads: ['同行组', 'companionGroup', ...others('同行人 同行人组 结伴组 同行分组 结伴外出组 同行编号')],
    form: '组名',
    ...text,
    kept: 'in another form',
  }),
  willing: fact({
    heads: [
      '外出意愿',
      'willing',
      ...others(
        '务工意愿 外出务工意愿 就业意愿 是否愿意外出 是否愿意外出务工 是否有外出务工意愿 是否有外出意愿 有无外出务工意愿 有无外出意愿 是否有务工意愿 是否外出务工 是否外出 是否打算外出务工 是否打算外出就业 外出就业意愿 外出务工就业意愿 是否有外出就业意愿 意愿 是否愿意 是否有意愿 有无意愿 是否愿意外出就业 转移就业意愿 是否有转移就业意愿',
      ),
    ],
    form: '愿意、不愿意或未定',
    schema: Willingness,
    read: 'willingness',
    blank: 'refused',
    kept: 'plain',
  }),
  consent: fact({
    heads: [
      '本人同意',
      'consent',
      ...others(
        '是否同意 是否本人同意 本人是否同意 同意授权 信息授权 是否授权 本人授权 是否同意授权 授权同意 知情同意 是否知情同意 同意 本人同意签字 本人是否同意授权 是否同意组织转移 是否同意使用信息',
      ),
    ],
    ...yesNo,
    blank: 'refused',
    kept: 'in another form',
  }),
  surveyDate: fact({
    heads: [
      '调查日期',
      'surveyDate',
      ...others('调查时间 摸底日期 摸底时间 登记日期 登记时间 采集日期 采集时间 走访日期 入户日期'),
    ],
    ...date,
    schema: CalendarDate,
    blank: ({ importDate }) => importDate,
    kept: 'plain',
  }),
  surveyor: fact({
    heads: ['调查员', 'surveyor', ...others('调查人 调查人员 摸底人 登记人 采集人 网格员 走访人 入户人员 摸底人员')],
    form: '姓名',
    ...text,
    kept: 'not',
  }),
}

export type SurveyFactName = keyof typeof surveyFacts
export type SurveyFacts = { [Name in SurveyFactName]: z.infer<(typeof surveyFacts)[Name]['schema']> }

export const surveyFactNames = Object.keys(surveyFacts) as SurveyFactName[]
