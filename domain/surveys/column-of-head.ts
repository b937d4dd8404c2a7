import { cellText, type SheetCell } from './sheet-cell.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'

const byHead = new Map<string, SurveyFactName>(
  surveyFactNames.flatMap((name) => surveyFacts[name].heads.map((head) => [head.toLowerCase(), name] as const)),
)

/** Columns that counties keep and that are never read: so they are no heads that were misunderstood. */
const ignored = new Set(
  `序号 编号 人员编号 上次询问 上次意愿 行号 原因 说明 工作表 备注 性别 民族 年龄 出生日期 出生年月 婚姻状况 婚否 政治面貌 文化程度 学历 健康状况 宗教信仰 籍贯 户籍地
   户主姓名 户主 与户主关系 户编号 户号 签名 签字 填报人 审核人 填报日期`.split(/\s+/),
)

/** What would tell on what ground somebody is helped first: nothing of it is kept, and a sheet that has it is told so. */
const dropped = new Set(
  `残疾证号 残疾 是否残疾 残疾等级 残疾类别 监测类别 是否监测对象 监测对象 防返贫监测对象 易地搬迁
   是否易地搬迁 易地搬迁户 低保 是否低保 低保户 零就业家庭 是否零就业家庭 失地农民 退役军人 是否退役军人 无法外出原因
   脱贫人口 liftedoutofpoverty 是否脱贫人口 是否脱贫户 脱贫户 脱贫劳动力 是否脱贫劳动力 是否为脱贫人口 是否为脱贫户 是否建档立卡 建档立卡户 是否建档立卡户 脱贫属性
   就业困难 employmentdifficulty 就业困难人员 是否就业困难 是否就业困难人员 是否为就业困难人员 就业困难对象 困难类别 人员类别`.split(
    /\s+/,
  ),
)

const brackets = /[()[\]{}<>〔〕【】〖〗「」『』《》〈〉]/g
const inBrackets = /[([{<〔【〖「『《〈][^)\]}>〕】〗」』》〉]*[)\]}>〕】〗」』》〉]/g
const signs = /[\s*:;,.、/|·_\-#※★☆?"'!。~☑√]/g
const before = /^(?:\d{1,2}(?=\p{Script=Han})|请填写?|务工人员|劳动力|本人(?=姓名|身份|手机|电话|联系))/u
const after = /(?:可多选|多选|单选|必填项?|选填|可不填|万元|千元|元每人每月|元每月|元月|元|每月|下拉选择|请选择)$/

/**
 * The fact whose column a head names, in Chinese or English. What stands in brackets may be a part of it, as in 县（区）, or a
 * remark, as in `期望月薪（元）*`; units, signs and line breaks change nothing.
 */
export function columnOfHead(cell: SheetCell | null | undefined): SurveyFactName | undefined {
  for (const form of formsOf(cell)) {
    const name = byHead.get(form)
    if (name) return name
  }
  return undefined
}

/** Whether a head names a column that is left out on purpose. */
export function isIgnoredHead(cell: SheetCell): boolean {
  return formsOf(cell).some((form) => ignored.has(form))
}

/** The head, as we write it, of a column that is dropped and whose uploader is told so. */
export function droppedHead(cell: SheetCell): string | undefined {
  return formsOf(cell).find((form) => dropped.has(form))
}

/** Words that stand in heads of every kind, and so make no two of them alike. */
const common = /是否|是不是|有无|是|否|人员|劳动力|务工人员|本人|情况|名称|的/g

/** The known head that is written most like this one, where more than half of both is the same; else null. */
export function nearestHead(cell: SheetCell): string | null {
  const written = tellingCharacters(formsOf(cell).at(-1) ?? '')
  let best = { head: null as string | null, likeness: 0.5 }
  for (const [head, name] of byHead) {
    const known = tellingCharacters(head)
    const likeness = (2 * [...written].filter((character) => known.has(character)).length) / (written.size + known.size)
    if (likeness > best.likeness) best = { head: surveyFacts[name].heads[0], likeness }
  }
  return best.head
}

function tellingCharacters(head: string): Set<string> {
  return new Set(head.replace(common, ''))
}

function formsOf(cell: SheetCell | null | undefined): string[] {
  if (typeof cell !== 'string') return []
  const text = cellText(cell).toLowerCase()
  return [text.replace(brackets, ''), text.replace(inBrackets, '')].flatMap((form) => {
    const bare = form.replace(signs, '')
    return [bare, bare.replace(before, '').replace(after, '').replace(after, '')]
  })
}
