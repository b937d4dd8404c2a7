import { criesForHelp } from './cries-for-help.ts'
import type { NoticeTemplate, ReplyAnswer } from './notice-templates.ts'
import { plainText } from './plain-text.ts'
import { answerWords, doubtWords, politeWords, reasonWords, withdrawalWords } from './reply-words.ts'

/** `withdraw` leaves the journey, `withdraw-consent` ends every message too. */
export type Meaning = ReplyAnswer | 'withdraw' | 'withdraw-consent' | 'help' | 'unclear'

/** These go on with what is as it was said; they must not be heard where anything in the text speaks against it. */
const favourable: ReadonlySet<Meaning> = new Set(['accepted', 'rides', 'as-promised', 'fine', 'signed', 'no-need'])

const withdrawal = new RegExp(`^(?:${reasonWords.join('|')})?(?:我们?)?(?:${withdrawalWords.join('|')})$`)
const optOutCode = 'td|unsubscribe|stop(?:all)?|quit'
const optOut = new RegExp(
  `^(?:请|麻烦|我要?|我想|帮我|给我)*(?:回复?|发送?)?(?:(?:${optOutCode}|t|r)?(?:退订|退定|拒收|拒绝接收|取消订阅|撤回同意)|${optOutCode}|退订回复?(?:td|t|r))(?:td)?(?:短信|信息|消息|通知)?[吧了]?(?:谢谢)?$`,
)
/** By themselves they mean it, within a text they may be anything. */
const optOutLetter = /^(?:回复?|发送?)?[tr]$/
const stopWriting =
  /^(?:请|麻烦|你们?|以后|求你们?)*(?:(?:不要|别|勿|停止|不准|不许|莫|不想)再?(?:给我|跟我|向我)?再?(?:发送?|收到?|接收|打扰|骚扰|烦|联系)|(?:不要|别|莫)来)(?:我|给我)?(?:任何|这种|这些|垃圾|骚扰)?的?(?:短信|信息|消息|通知|广告)?(?:过来|给我)?了?$/
const help =
  /^(?:请|快|谁来|我|求求你们?|麻烦)*(?:求助|帮助|需要帮助|要帮助|要帮忙|需要帮忙|帮忙|帮个忙|帮帮我|帮帮忙|帮我|帮我一下|帮一下|求帮助|求帮忙|help|helpme)+$/

const politeness = new RegExp(`^(?:${politeWords.join('|')})+$`)
const refusing = /[❌✖✗✘×👎🚫🙅⛔]/u
const negation = new RegExp(`[不没别未无勿莫甭非否]|${refusing.source}`, 'u')
const doubt = new RegExp(`${doubtWords.join('|')}|吧$`, 'u')
const question = /[?]|[吗么嘛]$|是不是|能不能|可不可以|好不好|行不行|去不去/u
/** With a no it only says the no more kindly. */
const postponed = /^(?:下次|下回|改天|以后|过段时间|明年)(?:再说|再看|再联系)?吧?$/u
/** After these a figure is a number of something: 2点, 1个人, 3月5日. */
const measure = '号日月点个人万千百元块天年周岁位名床楼时分斤次'

/** What a text means, and whether it says anything beside that. */
export interface ReadReply {
  readonly means: Meaning
  readonly saysMore: boolean
  /** It says this and nothing else. */
  readonly isWhole: boolean
  /** It cries for help that cannot wait, beside what it means or as that. */
  readonly urgent: boolean
}

/**
 * Reads a worker's reply against the answers of the question that is open on the phone (`{}` when none is). Conservative: a part
 * between stops must be an answer as a whole, and nothing beside it may speak against it, ask it or make it depend on anything.
 * What could be meant otherwise is `unclear`, for a person to read.
 */
export function readReply(text: string, answers: NoticeTemplate['answers']): Meaning {
  return readWhole(text, answers).means
}

/** As `readReply`, and whether a person should read the rest. */
export function readWhole(text: string, answers: NoticeTemplate['answers']): ReadReply {
  const plain = plainText(text).replace(/^(?:回复?|答复?|回答) ?: ?/u, '')
  const whole = readPart(plain, answers)
  const own = withoutQuotations(plain)
  const quotes = whole === 'unclear' && own !== plain
  const ownWhole = quotes ? readPart(own, answers) : whole
  const read = ownWhole === 'unclear' ? readParts(own, answers) : { means: ownWhole, saysMore: false }
  const urgent = criesForHelp(own)
  const isWhole = whole !== 'unclear'
  if (read.means !== 'unclear') return { ...read, saysMore: read.saysMore || quotes, urgent, isWhole }
  return { means: urgent ? 'help' : 'unclear', saysMore: false, urgent, isWhole }
}

/** A text that is one answer, however it is spaced and whatever stands around it. */
function readPart(part: string, answers: NoticeTemplate['answers']): Meaning {
  const said = part.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$|\s/gu, '')
  const asks = question.test(part)
  const means = asks ? undefined : answerIn(said, answers)
  if (means) return favourable.has(means) && refusing.test(part) ? 'unclear' : means
  if (help.test(said)) return 'help'
  if (asks) return 'unclear'
  if (withdrawal.test(said)) return 'withdraw'
  return optOut.test(said) || optOutLetter.test(said) || stopWriting.test(said) ? 'withdraw-consent' : 'unclear'
}

/** A text of several parts: one of them is the answer, the others go with it. */
function readParts(plain: string, answers: NoticeTemplate['answers']): Pick<ReadReply, 'means' | 'saysMore'> {
  const parts = partsOf(plain)
  if (parts.length < 2) return { means: 'unclear', saysMore: false }
  const read = parts.map((part) => ({ part, means: optOutLetter.test(part) ? 'unclear' : readPart(part, answers) }))
  const meanings = new Set(read.map(({ means }) => means).filter((means) => means !== 'unclear'))
  const rest = read.filter(({ part, means }) => means === 'unclear' && !criesForHelp(part)).map(({ part }) => part)
  const more = rest.filter((part) => !politeness.test(part.replaceAll(/[^\p{L}\p{N}]/gu, '')))
  const means = onlyOne(meanings)
  if (!means || more.some((part) => speaksAgainst(part, means, answers))) return { means: 'unclear', saysMore: false }
  // 1 1 may be the beginning of a date or the end of a number.
  const figures = read.filter(({ part }) => /^\d$/.test(part))
  return figures.length > 1 ? { means: 'unclear', saysMore: false } : { means, saysMore: more.length > 0 }
}

/** Who wants no more messages wants no journey either; help is asked for beside any answer, and heard by `criesForHelp`. */
function onlyOne(meanings: Set<Meaning>): Meaning | undefined {
  const [first] = meanings
  if (meanings.size === 1) return first
  for (const means of ['help', 'declined', 'stays', 'withdraw', 'has-left'] as const)
    if (meanings.has('withdraw-consent') && meanings.size === 2 && meanings.has(means)) return 'withdraw-consent'
  if (meanings.size === 2 && meanings.has('withdraw') && (meanings.has('declined') || meanings.has('stays')))
    return 'withdraw'
  if (meanings.size === 2 && meanings.has('help')) return [...meanings].find((means) => means !== 'help')
  return undefined
}

function speaksAgainst(part: string, means: Meaning, answers: NoticeTemplate['answers']): boolean {
  if (means === 'help' || means === 'withdraw-consent') return false
  if ((means === 'declined' || means === 'stays') && postponed.test(part)) return false
  const bare = new RegExp(`(?<![\\d.])[${Object.keys(answers).join('') || '0'}](?![\\d.${measure}])`, 'u')
  if (doubt.test(part) || bare.test(part)) return true
  if (favourable.has(means) && negation.test(part)) return true
  if ((means === 'declined' || means === 'withdraw') && /去|愿意|同意/u.test(part)) return true
  return Object.values(answers)
    .filter((other) => other !== means)
    .some((other) => answerWords[other].some((word) => word.length > 1 && part.includes(word)))
}

/** Between stops, commas, spaces and pictures; a point or comma between figures belongs to the number. */
function partsOf(plain: string): string[] {
  return plain
    .split(/(?<!\d)[.,:]|[.,:](?!\d)|(?<=[?!])|[;!。、！;~～\s\n…\-—/|()（）[\]【】]|(?=[^\p{L}\p{N}\p{P}\s])/u)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part) || refusing.test(part))
}

/** What stands in quotation marks is somebody else's: 您说“去回1”是什么意思. A text that is all quotation stays. */
function withoutQuotations(plain: string): string {
  const rest = plain.replaceAll(/“[^”]*”|"[^"]*"|「[^」]*」|『[^』]*』|《[^》]*》|‘[^’]*’/gu, ' ')
  return /[\p{L}\p{N}]/u.test(rest) ? rest : plain
}

/** A number, a word, or both where they agree: `1`, `同意`, `1同意`, `去1`, but not `1不去`, `12` or `1或2`. */
function answerIn(said: string, answers: NoticeTemplate['answers']): ReplyAnswer | undefined {
  const bare = said
    .replace(/^(?:(?:我|就)?(?:回复|答复|回答|选择|选|回)|答)(?=.)/u, '')
    .replace(/^[一二三四]$/u, (numeral) => `${'一二三四'.indexOf(numeral) + 1}`)
  const [, before = '', words = '', after = ''] = /^(\d?)(.*?)(\d?)$/su.exec(bare) ?? []
  const byWord = new Set(Object.values(answers).filter((answer) => saidIn(words, answerWords[answer])))
  const digit = before || after
  if ((before && after) || /\d/.test(words)) return undefined
  if (digit === '') return byWord.values().next().value
  const byNumber = Object.hasOwn(answers, digit) ? answers[digit] : undefined
  return byNumber && (words === '' || byWord.has(byNumber)) ? byNumber : undefined
}

/** With the particles and thanks that people end on: 好啊, 去的, 可以的谢谢. */
function saidIn(words: string, known: readonly string[]): boolean {
  const plain = words.replace(/(?:谢谢你?您?|多谢|感谢)$/u, '')
  return (
    known.includes(plain) || known.includes(plain.replace(/[啊呀哦哈噢啦哟的滴呢]+$/u, '').replace(/^(?:嗯+|哦)/u, ''))
  )
}
