import type { Sentence, Words } from '../kernel/words.ts'
import type { RejectionReason } from './rejection.ts'
import { type SurveyFactName, surveyFacts } from './survey-facts.ts'
import { surveySentences } from './survey-sentences.ts'

type Columns = readonly SurveyFactName[]

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
