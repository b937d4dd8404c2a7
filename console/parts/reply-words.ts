import type { Words } from '../../domain/kernel/words.ts'
import type { ReplyAnswer } from '../../domain/notices/notice-templates.ts'

/** What people say, to an offer and to a check-in. */
export const replyWords: Readonly<Record<ReplyAnswer, Words>> = {
  accepted: { zh: '愿意去', en: 'Yes, I go' },
  declined: { zh: '不去', en: 'No, I do not go' },
  'as-promised': { zh: '和说好的一样', en: 'As promised' },
  'not-as-promised': { zh: '和说好的不一样', en: 'Not as promised' },
  fine: { zh: '一切都好', en: 'All is well' },
  'needs-help': { zh: '需要帮助', en: 'Needs help' },
  'has-left': { zh: '已经离开', en: 'Has left the job' },
}
