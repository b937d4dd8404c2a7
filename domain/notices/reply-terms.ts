import type { Words } from '../kernel/words.ts'
import type { ReplyAnswer } from './notice-templates.ts'

/** What people say, to an offer and to a check-in. */
export const replyTerms: Readonly<Record<ReplyAnswer, Words>> = {
  accepted: { zh: '愿意去', en: 'yes, I go' },
  declined: { zh: '不去', en: 'no, I do not go' },
  rides: { zh: '坐', en: 'yes, I ride' },
  stays: { zh: '不坐', en: 'no, I stay or go on my own' },
  'as-promised': { zh: '和说好的一样', en: 'as promised' },
  'not-as-promised': { zh: '和说好的不一样', en: 'not as promised' },
  fine: { zh: '一切都好', en: 'all is well' },
  'needs-help': { zh: '需要帮助', en: 'needs help' },
  'no-need': { zh: '不需要帮助', en: 'needs no help' },
  'has-left': { zh: '已经离开', en: 'has left the job' },
  signed: { zh: '合同签了', en: 'has signed the contract' },
  'not-signed': { zh: '合同没签', en: 'has signed no contract' },
  paid: { zh: '工资发了', en: 'was paid' },
  unpaid: { zh: '工资没发', en: 'was not paid' },
  'not-due': { zh: '没到发薪日', en: 'pay day has not come' },
  'wages-wrong': { zh: '工资不对', en: 'the wages are wrong' },
}
