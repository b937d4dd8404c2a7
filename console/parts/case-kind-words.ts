import type { Words } from '../../domain/kernel/words.ts'
import type { CaseKind } from '../../domain/stabilisation/case-kinds.ts'

export const caseKindWords: Readonly<Record<CaseKind, Words>> = {
  promise: { zh: '与承诺不符', en: 'Not as promised' },
  help: { zh: '求助', en: 'Asks for help' },
  'urgent-help': { zh: '紧急求助', en: 'Cries for help' },
  remark: { zh: '留言待阅', en: 'A remark to be read' },
  silent: { zh: '回访未答', en: 'Did not answer' },
  diverted: { zh: '企业未接收', en: 'Not taken over by the plant' },
}
