import type { Words } from '../kernel/words.ts'
import type { Agreement } from './agreement.ts'
import type { HeadcountRequest } from './headcount.ts'
import type { InterviewWay } from './interview.ts'
import type { UnfitSettledAs, UnfitWhy } from './unfit-returns.ts'

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

/** Why somebody whom an enterprise proposed cannot be. */
export const unfitTerms: Readonly<Record<UnfitWhy, Words>> = {
  unknown: { zh: '不是该企业的在岗人员', en: 'no worker of it that we know' },
  left: { zh: '已离岗', en: 'has left' },
  'not-there-yet': { zh: '还没到岗', en: 'has not started yet' },
  'never-came': { zh: '没有到该企业上岗', en: 'did not come to it for work' },
  'other-county': { zh: '不是本批次县区的人', en: 'of no county of the batch' },
  'day-outside': { zh: '日期不在出行时段内', en: 'day outside the window' },
  'day-past': { zh: '日期已经来不及', en: 'day over, or too near to be asked' },
  twice: { zh: '报了两次', en: 'named twice' },
}

/** What a proposal that could not be taken was found to be. */
export const unfitSettledTerms: Readonly<Record<UnfitSettledAs, Words>> = {
  corrected: { zh: '企业已改报', en: 'the enterprise put it right' },
  'not-theirs': { zh: '不是我们送去的人', en: 'people who did not come through us' },
  'has-left': { zh: '已离岗，企业名单没有更新', en: 'people who have left; the enterprise had an old list' },
  'comes-later': { zh: '还没到岗，以后再报', en: 'people who have not started; they are proposed later' },
  'wrong-days': { zh: '日期填错，企业已知道', en: 'wrong days, which the enterprise knows by now' },
  'will-correct': { zh: '已联系企业，企业会改报', en: 'the enterprise was told and will send it again' },
}
