import type { Sentence, Words } from '../kernel/words.ts'
import type { RejectionReason } from './rejection.ts'
import { type SurveyFactName, surveyFacts } from './survey-facts.ts'
import { surveySentences } from './survey-sentences.ts'

type Columns = readonly SurveyFactName[]

/** What is wrong with a row, in two or three words for a column of its own. */
export const rejectionNames: Record<RejectionReason, Words> = {
  'missing-field': { zh: '必填项未填', en: 'field missing' },
  'invalid-national-id': { zh: '身份证号有误', en: 'ID wrong' },
  'under-16': { zh: '未满16周岁', en: 'under 16' },
  'invalid-phone': { zh: '手机号有误', en: 'phone wrong' },
  'unknown-county': { zh: '县区不明', en: 'county unknown' },
  'invalid-value': { zh: '填写内容无法识别', en: 'cannot be read' },
}

/** What to do about cells that a row was rejected for, or that could not be read. */
export function explainRejection(reason: RejectionReason, columns: Columns): Sentence {
  if (reason === 'missing-field') return surveySentences('missing-field', { columns: columns.map(headOf) })
  if (reason !== 'invalid-value') return surveySentences(reason)
  const zh = columns.map((column) => `${headOf(column).zh}无法识别，请填${surveyFacts[column].form}`).join('；')
  const en = columns.map((column) => headOf(column).en).join(', ')
  return surveySentences('invalid-value', { howToFill: { zh, en } })
}

/** A column by the head that we write, in either language. */
export function headOf(column: SurveyFactName): Words {
  const [zh, en] = surveyFacts[column].heads
  return { zh, en }
}
