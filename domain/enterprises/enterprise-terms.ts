import type { Words } from '../kernel/words.ts'
import type { Agreement } from './agreement.ts'
import type { HeadcountRequest } from './headcount.ts'
import type { InterviewWay } from './interview.ts'

/** What the states of an agreement are called. */
export const agreementTerms: Readonly<Record<Agreement['state'], Words>> = {
  offered: { zh: '待签署', en: 'offered' },
  declined: { zh: '已拒绝', en: 'declined' },
  lapsed: { zh: '逾期未签', en: 'lapsed' },
  signed: { zh: '已签署', en: 'signed' },
  active: { zh: '生效', en: 'active' },
  expired: { zh: '已到期', en: 'expired' },
}

/** What the states of a question on headcount are called. */
export const headcountTerms: Readonly<Record<HeadcountRequest['state'], Words>> = {
  open: { zh: '待答复', en: 'open' },
  answered: { zh: '已答复', en: 'answered' },
  released: { zh: '已释放', en: 'released' },
}

/** How an interview with an enterprise is held. */
export const interviewWayTerms: Readonly<Record<InterviewWay, Words>> = {
  visit: { zh: '上门', en: 'visit' },
  telephone: { zh: '电话', en: 'telephone' },
  video: { zh: '视频', en: 'video call' },
  office: { zh: '企业来访', en: 'at our office' },
}
