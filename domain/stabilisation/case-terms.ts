import type { Words } from '../kernel/words.ts'
import type { CaseKind } from './case-kinds.ts'

/** What the kinds of cases are called. */
export const caseKindTerms: Readonly<Record<CaseKind, Words>> = {
  promise: { zh: '与承诺不符', en: 'not as promised' },
  help: { zh: '求助', en: 'asks for help' },
  'urgent-help': { zh: '紧急求助', en: 'cries for help' },
  remark: { zh: '留言待阅', en: 'a remark to be read' },
  silent: { zh: '回访未答', en: 'did not answer' },
  diverted: { zh: '企业未接收', en: 'not taken over by the plant' },
}
