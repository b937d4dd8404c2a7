import { type Money, yuan } from '../kernel/money.ts'
import { plainWage, yuanIn } from '../surveys/plain-wage.ts'
import { plainText } from './plain-text.ts'
import { doubtWords, politeWords } from './reply-words.ts'

/** What a worker says that the first wage came to. */
export interface PaidWage {
  readonly paid: Money
  /** It came after the day that was promised. */
  readonly late: boolean
  /** Something that a person should read stood beside it. */
  readonly saysMore: boolean
}

/** Below it stands a number of an answer, or of days; above the other a slip of the finger, or a telephone. */
const leastYuan = 50
const mostYuan = 100_000

/** What somebody says before an amount that came: when, who gave it, by which way, and how little it was. */
const before = `(?:${[
  '第一(?:次|个月|回)|首次|首月|头一?个月|上个?月|这个?月|本月|当月|这次|这回',
  '我们?(?:的)?|厂里|工厂|公司|老板|单位|卡里|卡上|微信|支付宝|现金',
  '已经|已|实际|实|净|税后|扣(?:完|除|掉)\\D{0,6}?(?=到手|实|还?剩|还有|发|拿|领|给)|还?剩下?|还有|有',
  '发(?:放|给)?|到(?:手|账|卡)|收(?:到|入)?|给|付|打(?:到|进|来|款)?|结(?:算)?|进账|入账|拿(?:到)?|领(?:到|取)?|得(?:到)?|共|一共|总共|合计',
  '只|仅仅?|才|就|也',
  '工资|薪水|的|是|了|约|大约|大概|差不多|:',
].join('|')})`
const lead = new RegExp(`^${before}+$`, 'u')
const leading = new RegExp(`^${before}+(?=[\\d¥￥一二两三四五六七八九零〇])`, 'u')
/** What somebody says after it: 4800多, 4800已到账, 2404块钱. */
const trailing = /(?:多|左右|上下|整)?(?:已经?)?(?:到(?:手|账|卡)|收到|拿到手?|领到|发)?了?$/u
const paidAmount = /^(?<amount>\d+(?:\.\d{1,2})?)(?<unit>万|千|w|k)?元?$/u
const nothing = /^0(?:\.0+)?元?$/u
const lateness =
  /^(?:是|还|但|不过|工资|发得|发的)*(?:晚|迟|拖|推迟|延迟|延后)(?:了|发)*(?:\d{1,3}|[一二两三四五六七八九十半几])*(?:多|来)*(?:个)?(?:天|日|周|星期|礼拜|月)?(?:才)?(?:发|给|到账)?(?:的|了)*$/u
const lateAround = /^晚发?|(?:晚|迟)(?:了|发|给|到账?)*(?:的)?$/u
const complaint = /^(?:还|又|但|不过|就|被)*(?:少|扣|差|欠|短)/u
const doubt = new RegExp(doubtWords.join('|'), 'u')
const polite = new RegExp(`^(?:${politeWords.join('|')})+$`, 'u')

/**
 * Reads an amount as people type it: 4800, `4,800元`, 4千8, 四千八, `实发4800`, `只发了2404`, `收到4800`, `4800晚`, `4800，晚了三天`. Nothing paid
 * is 0. Undefined where it is no amount, or could be another one: two amounts, a range, a doubt.
 */
export function readPaidWage(text: string): PaidWage | undefined {
  const plain = plainText(text)
    .replace(/^(?:回复?|答复?|回答) ?: ?/u, '')
    .replace(/^回(?=\d)/u, '')
  const amounts: Money[] = []
  let late = false
  let saysMore = false
  for (const part of partsOf(plain)) {
    const said = lateAround.test(part) ? part.replace(lateAround, '') : part
    const amount = readAmount(said)
    if (amount) {
      amounts.push(amount)
      if (said !== part) late = true
    } else if (lateness.test(part)) late = true
    else if (lead.test(part)) continue
    else if (complaint.test(part)) saysMore = true
    else if (/\d|[?吗么]/u.test(part) || doubt.test(part) || /[不没别未无]/u.test(part)) return undefined
    else if (!polite.test(part)) saysMore = true
  }
  const [paid, other] = amounts
  return paid && !other ? { paid, late, saysMore } : undefined
}

/** A comma or a blank within a number belongs to it. */
function partsOf(plain: string): string[] {
  return plain
    .replace(/(?<=\d)[, '](?=\d{3}(?!\d))/gu, '')
    .split(/[,;!。、！；~…\s|()（）]|(?<!\d)\.|\.(?!\d)/u)
    .filter((part) => part !== '')
}

function readAmount(part: string): Money | undefined {
  // Before its spelling is made plain, in which 到 stands within a range.
  const close = plainWage(part.replace(leading, '').replace(trailing, ''))
  if (nothing.test(close)) return yuan(0)
  const { amount, unit = '' } = paidAmount.exec(close)?.groups ?? {}
  if (amount === undefined) return undefined
  const inYuan = Number(amount) * (yuanIn[unit] ?? 1)
  return inYuan >= leastYuan && inYuan <= mostYuan ? yuan(inYuan) : undefined
}
