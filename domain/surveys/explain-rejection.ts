import type { RejectionReason } from './rejection.ts'
import { type SurveyFactName, surveyFacts } from './survey-facts.ts'

export interface Explanation {
  readonly chinese: string
  readonly english: string
}

type Columns = readonly SurveyFactName[]

/** What the county has to correct. */
const explanations: Record<RejectionReason, (columns: Columns) => Explanation> = {
  'missing-field': (columns) => ({
    chinese: `请填写：${columns.map((column) => surveyFacts[column].heads[0]).join('、')}`,
    english: `Fill in ${columns.map((column) => surveyFacts[column].heads[1]).join(', ')}.`,
  }),
  'invalid-national-id': () => ({
    chinese: '身份证号须为18位，出生日期和最后一位校验码须正确；在Excel中请先把该列设为“文本”格式',
    english:
      'An ID has 18 characters, a real date of birth and the right check character; it must be text, not a number.',
  }),
  'under-16': () => ({
    chinese: '调查当日未满16周岁，依法不得外出务工；如身份证号填错，请更正',
    english: 'Under 16 on the day of the survey: the law lets nobody younger work. Correct the ID if it is wrong.',
  }),
  'invalid-phone': () => ({
    chinese: '手机号须为11位数字，以13至19开头',
    english: 'A mobile number has 11 digits and begins with 13 to 19.',
  }),
  'unknown-county': () => ({
    chinese: '县区代码须为云南省现行的6位县级代码，例如530627，且属于上传账号负责的县区',
    english: 'Name a county of Yunnan, such as 530627, that your account looks after.',
  }),
  'invalid-value': (columns) => ({
    chinese: columns
      .map((column) => `${surveyFacts[column].heads[0]}无法识别，请填${surveyFacts[column].form}`)
      .join('；'),
    english: `Cannot be read: ${columns.map((column) => surveyFacts[column].heads[1]).join(', ')}.`,
  }),
}

/** What is wrong with a row, in two or three words for a column of its own. */
export const rejectionNames: Record<RejectionReason, string> = {
  'missing-field': '必填项未填',
  'invalid-national-id': '身份证号有误',
  'under-16': '未满16周岁',
  'invalid-phone': '手机号有误',
  'unknown-county': '县区不明',
  'invalid-value': '填写内容无法识别',
}

/** What to do about cells that a row was rejected for, or that could not be read. */
export function explainRejection(reason: RejectionReason, columns: Columns): Explanation {
  return explanations[reason](columns)
}
