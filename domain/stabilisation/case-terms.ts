import type { FirmWord } from '../enterprises/firm-answer.ts'
import type { Words } from '../kernel/words.ts'
import type { CaseStepName, CaseWaitsFor, ReferralResult } from './case-act.ts'
import type { CaseKind } from './case-kinds.ts'
import type { CaseOutcome } from './case-outcome.ts'
import type { CaseTeller } from './open-by-hand.ts'
import type { WayHomeEnd } from './way-home-end.ts'

/** What the kinds of cases are called. */
export const caseKindTerms: Readonly<Record<CaseKind, Words>> = {
  promise: { zh: '与承诺不符', en: 'not as promised' },
  help: { zh: '求助', en: 'asks for help' },
  'urgent-help': { zh: '紧急求助', en: 'cries for help' },
  remark: { zh: '留言待阅', en: 'a remark to be read' },
  silent: { zh: '回访未答', en: 'did not answer' },
  diverted: { zh: '企业未接收', en: 'not taken over by the plant' },
  wages: { zh: '工资', en: 'wages' },
  contract: { zh: '劳动合同', en: 'contract' },
  injury: { zh: '工伤或患病', en: 'injury or illness' },
  housing: { zh: '食宿', en: 'board and lodging' },
  hours: { zh: '工时休息', en: 'hours and rest' },
  'documents-or-deposit-withheld': { zh: '扣证件或押金', en: 'documents or a deposit withheld' },
  'missing-person': { zh: '人员失联', en: 'missing person' },
  'psychological-support': { zh: '心理支持', en: 'psychological support' },
  'legal-help': { zh: '法律援助', en: 'legal help' },
  'change-of-job': { zh: '想换岗', en: 'wants another job' },
  'way-home': { zh: '想返乡', en: 'wants to go home' },
  training: { zh: '技能培训', en: 'training' },
  'starting-a-business': { zh: '创业', en: 'starting a business' },
}

/** How a case ends. */
export const outcomeTerms: Readonly<Record<CaseOutcome, Words>> = {
  settled: { zh: '已解决', en: 'settled' },
  're-placement': { zh: '换岗', en: 'another job' },
  'way-home': { zh: '返乡', en: 'went home' },
  'no-contact': { zh: '联系不上', en: 'nobody was reached' },
}

/** Who told us. */
export const tellerTerms: Readonly<Record<CaseTeller, Words>> = {
  worker: { zh: '本人', en: 'the person' },
  family: { zh: '家人', en: 'the family' },
  colleague: { zh: '工友', en: 'somebody they work with' },
  enterprise: { zh: '企业', en: 'the enterprise' },
  office: { zh: '其他部门', en: 'another office' },
  staff: { zh: '工作人员发现', en: 'a colleague found it' },
}

/** What colleagues do with a case. */
export const caseActTerms: Readonly<Record<CaseStepName, Words>> = {
  'first-contact': { zh: '已联系本人', en: 'spoke with the person' },
  wait: { zh: '等待他人', en: 'waits for somebody else' },
  'go-on': { zh: '不再等待', en: 'waits no longer' },
  'change-kind': { zh: '改变类型', en: 'changed its kind' },
  refer: { zh: '转介', en: 'referred to a service' },
  'bring-answer': { zh: '带回答复', en: 'brought the answer back' },
  reopen: { zh: '重新打开', en: 'opened again' },
  'book-home': { zh: '登记窗口买的返乡票', en: 'recorded a ticket home from a counter' },
  'way-home': { zh: '订返乡行程', en: 'booked the way home' },
  'way-home-ended': { zh: '返乡行程', en: 'the way home' },
  'ask-firm': { zh: '请企业答复', en: 'asked the enterprise' },
  'firm-answer': { zh: '企业答复', en: 'the enterprise answered' },
  'search-job': { zh: '就近推荐新岗位', en: 'looked for a job near by' },
}

/** For whom a case waits. */
export const waitsForTerms: Readonly<Record<CaseWaitsFor, Words>> = {
  worker: { zh: '本人', en: 'the person' },
  enterprise: { zh: '企业', en: 'the enterprise' },
  office: { zh: '其他部门', en: 'another office' },
}

/** What the enterprise says. */
export const firmSaysTerms: Readonly<Record<FirmWord['says'], Words>> = {
  promises: { zh: '承诺解决', en: 'promises to put it right' },
  'has-done': { zh: '称已解决', en: 'says that it is put right' },
  disputes: { zh: '有异议', en: 'says that it is not so' },
}

/** What came of a referral. */
export const referralTerms: Readonly<Record<ReferralResult, Words>> = {
  helped: { zh: '已帮助解决', en: 'helped' },
  'cannot-help': { zh: '不能受理', en: 'cannot help' },
  advised: { zh: '已答复咨询', en: 'gave advice' },
  'no-answer': { zh: '没有答复', en: 'did not answer' },
}

/** How a journey home ended, and what is to be done where it failed. */
export const wayHomeEndTerms: Readonly<Record<WayHomeEnd, Words>> = {
  arrived: { zh: '已到家', en: 'they are home' },
  'no-seat': {
    zh: '这几天没有买得到的车票，请改日期，或在窗口买票后登记',
    en: 'no seat was for sale: try other days, or buy a ticket at a counter and record it',
  },
  'not-booked': {
    zh: '车票没有订成，请再订，或在窗口买票后登记',
    en: 'the seat could not be booked: try again, or buy a ticket at a counter and record it',
  },
  withdrew: { zh: '本人不走了，请问清打算', en: 'they do not travel: ask what they want' },
  missed: { zh: '没有上车，请联系本人', en: 'they were not on board: call them' },
  'not-reported': {
    zh: '没有人报告是否到家，请联系本人',
    en: 'nobody reported whether they are home: call them',
  },
  'called-off': { zh: '行程被取消，请再订', en: 'it was called off: book again' },
}
