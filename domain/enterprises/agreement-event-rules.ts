import type { EventRule } from '../kernel/judge-event.ts'
import type { Words } from '../kernel/words.ts'

export type AgreementEvent = 'agreement.signed' | 'agreement.declined' | 'job-order.reported'

type State = 'offered' | 'declined' | 'lapsed' | 'signed' | 'active' | 'expired'
type Moment = 'offered' | 'answer-until' | 'first-day' | 'end'

const offered = { moment: 'offered', called: { zh: '我们发出协议的时间', en: 'the agreement was offered' } } as const
const answerUntil = {
  moment: 'answer-until',
  called: { zh: '答复截止时间', en: 'the end of its answer time' },
} as const

const askAnew = '请向省里申请新的协议。'
const lapsed: Words = {
  zh: `这份协议没有按时签署，已经失效：${askAnew}`,
  en: 'The agreement was not signed in time and has lapsed: ask for a new one.',
}
const declined: Words = {
  zh: `这份协议已经被拒绝：${askAnew}`,
  en: 'The agreement was declined: ask for a new one.',
}
const signedBefore: Words = {
  zh: '这份协议已经签署，不能再拒绝：要提前结束，请联系就业服务专员。',
  en: 'The agreement is signed and can no longer be declined: to end it early, call your specialist.',
}
const expired: Words = {
  zh: `这份协议已经到期：${askAnew}`,
  en: 'The agreement has expired: ask for a new one.',
}

/** What an enterprise may say of an agreement, and when. */
export const agreementEventRules: Readonly<Record<AgreementEvent, EventRule<State, Moment>>> = {
  'agreement.signed': {
    name: { zh: '协议的签署', en: 'The signature' },
    states: { offered: 'fits', signed: 'stands', active: 'stands', expired: 'stands', declined, lapsed },
    notBefore: [offered],
    until: answerUntil,
  },
  'agreement.declined': {
    name: { zh: '协议的拒绝', en: 'The refusal of the agreement' },
    states: {
      offered: 'fits',
      declined: 'stands',
      lapsed,
      signed: signedBefore,
      active: signedBefore,
      expired,
    },
    notBefore: [offered],
    until: answerUntil,
  },
  'job-order.reported': {
    name: { zh: '用工订单', en: 'A job order' },
    states: {
      active: 'fits',
      offered: {
        zh: '这份协议还没有签署：签署生效以后才能报用工订单。',
        en: 'The agreement is not signed yet: job orders are reported once it is active.',
      },
      signed: {
        zh: '这份协议已签署，还没有生效：生效后（收到 agreement.activated）再报用工订单。',
        en: 'The agreement is signed and not active yet: report job orders after agreement.activated.',
      },
      declined,
      lapsed,
      expired,
    },
    since: { moment: 'first-day', called: { zh: '协议的第一天', en: "the agreement's first day" } },
    until: { moment: 'end', called: { zh: '协议最后一天结束', en: "the end of the agreement's last day" } },
  },
}
