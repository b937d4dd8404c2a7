import type { Words } from '../kernel/words.ts'
import type { CaseKind } from './case-kinds.ts'
import type { CaseOutcome } from './case-outcome.ts'

/** What the kinds of cases are called. */
export const caseKindTerms: Readonly<Record<CaseKind, Words>> = {
  promise: { zh: '与承诺不符', en: 'not as promised' },
  help: { zh: '求助', en: 'asks for help' },
  'urgent-help': { zh: '紧急求助', en: 'cries for help' },
  remark: { zh: '留言待阅', en: 'a remark to be read' },
  silent: { zh: '回访未答', en: 'did not answer' },
  diverted: { zh: '企业未接收', en: 'not taken over by the plant' },
}

/** How a case ends. */
export const outcomeTerms: Readonly<Record<CaseOutcome, Words>> = {
  settled: { zh: '已解决', en: 'settled' },
  're-placement': { zh: '换岗', en: 'another job' },
  'way-home': { zh: '返乡', en: 'went home' },
  'no-contact': { zh: '联系不上', en: 'nobody was reached' },
}
