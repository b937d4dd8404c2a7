import type { NoticeTemplate, ReplyAnswer } from './notice-templates.ts'

/** `withdraw` leaves the journey, `withdraw-consent` ends every message too. */
export type Meaning = ReplyAnswer | 'withdraw' | 'withdraw-consent' | 'help' | 'unclear'

/** Said in words instead of the number; each counts only where the open question has that answer. */
const answerWords: Record<ReplyAnswer, readonly string[]> = {
  accepted: ['去', '我去', '要去', '想去', '同意', '好', '好的', '行', '可以', '愿意', '接受', '是', 'yes', 'y', 'ok'],
  declined: ['不去', '我不去', '不想去', '不同意', '不好', '不行', '不可以', '不愿意', '不接受', '不', 'no', 'n'],
  'as-promised': ['一样', '都一样', '一致', '是', '是的', '对', 'yes', 'y'],
  'not-as-promised': ['不一样', '不一致', '不是', '不对', 'no', 'n'],
  fine: ['好', '好的', '都好', '很好', '一切都好', '挺好', '没问题', 'ok'],
  'needs-help': ['需要帮助', '要帮助', '要帮忙'],
  'has-left': ['离开', '已离开', '已经离开', '离开了', '走了', '离职', '离职了', '已离职'],
}

const withdrawWords = new Set(['退出', '我退出', '不去了', '我不去了', '不想去了', '去不了', '去不了了', '取消行程'])
const consentWords = new Set(['td', 't', 'r', '退订', '拒收', '撤回同意', '别发了', '不要发了', '不要再发了'])
const helpWords = new Set([
  '求助',
  '帮助',
  '求助帮助',
  '需要帮助',
  '要帮助',
  '要帮忙',
  '帮忙',
  '帮帮我',
  '救命',
  'help',
  'sos',
])

/**
 * Reads a worker's reply against the answers of the question that is open on the phone (`{}` when none is). Conservative:
 * only the whole message counts, and what could be meant otherwise is `unclear`, for a person to read.
 */
export function readReply(text: string, answers: NoticeTemplate['answers']): Meaning {
  const asks = /[?？]/.test(text)
  const said = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^(?:回复|回(?=\d))/, '')
  const answer = asks ? undefined : answerIn(said, answers)
  if (answer) return answer
  if (helpWords.has(said)) return 'help'
  if (asks) return 'unclear'
  if (withdrawWords.has(said)) return 'withdraw'
  return consentWords.has(said) ? 'withdraw-consent' : 'unclear'
}

/** A number, a word, or both where they agree: `1`, `同意`, `1同意`, but not `1不去`, `12` or `1或2`. */
function answerIn(said: string, answers: NoticeTemplate['answers']): ReplyAnswer | undefined {
  const [, digit = '', words = ''] = /^(\d?)(.*)$/s.exec(said) ?? []
  const byWord = new Set(Object.values(answers).filter((answer) => answerWords[answer].includes(words)))
  if (digit === '') return byWord.values().next().value
  const byNumber = answers[digit]
  return byNumber && (words === '' || byWord.has(byNumber)) ? byNumber : undefined
}
