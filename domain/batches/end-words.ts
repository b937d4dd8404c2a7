import type { Words } from '../kernel/words.ts'
import { batchStepTerms } from './step-terms.ts'

/**
 * Each form of what is kept of why a batch ended, and its Chinese. The workflow says the first ones, and a test holds that none of
 * its own is missing here; batches of every release read so.
 */
const ends: readonly (readonly [english: RegExp, chinese: string])[] = [
  [
    /^in these counties nobody is willing, free and with consent on record$/,
    '这些县区没有同意组织输送、有意愿且空闲的人员',
  ],
  [/^other batches keep all places of its job orders$/, '所列订单的名额都已由其他批次占用'],
  [/^no enterprise confirmed a place$/, '没有企业确认名额'],
  [/^nobody accepted an offer$/, '没有人接受推岗'],
  [/^no enterprise proposed anybody who may be asked$/, '没有企业报名，或者所报的人都不用再问'],
  [/^nobody wants a seat$/, '没有人要座位'],
  [/^nobody could be asked for a seat$/, '没有能问到的人，所以没有座位'],
  [/^nobody approved the trips in time$/, '行程方案逾期未获审批'],
  [/^the trips were rejected: no reason was given$/, '行程方案未获批准，没有写明理由'],
  [/^the trips were rejected: no seat was for sale$/, '这几天没有买得到的车票'],
  [/^the trips were rejected: (.*)$/s, '行程方案未获批准：$1'],
  [
    /^a step broke that cannot be done again; an operator left what was under way as it is$/,
    '有一步失败，不能再做；操作员决定保留在途事项',
  ],
  [/^cancelled by (\S+): (.*)$/s, '$1取消：$2'],
]

/** What could not be released. */
const left: readonly (readonly [english: RegExp, chinese: string])[] = [
  [/^(\d+) trips, which ran$/, '$1趟已经发车的行程'],
  [/^trips$/, '行程'],
  [/^workers of (\d+) chunks$/, '$1组人员'],
  [/^places of job orders$/, '订单名额'],
]

/** Why a batch was ended, in both languages; what is not known stays as it was kept. */
export function wordsOfEnd(why: string): Words {
  const [, before = why, list] = /^(.*) \(not all was released: ([^()]*)\)$/s.exec(why) ?? []
  const [, cause = before, step] = /^(.*) \(while ([a-z -]+)\)$/s.exec(before) ?? []
  const during = Object.entries<Words>(batchStepTerms).find(([name]) => name === step)?.[1]
  const notAll = list
    ?.split('; ')
    .map((one) => inChinese(one, left))
    .join('、')
  const zh = [
    during || !step ? inChinese(cause, ends) : inChinese(before, ends),
    ...(during ? [`（当时：${during.zh}）`] : []),
    ...(notAll ? [`（没有全部释放：${notAll}）`] : []),
  ]
  return { zh: zh.join(''), en: why }
}

function inChinese(text: string, forms: typeof ends): string {
  const known = forms.find(([english]) => english.test(text))
  return known ? text.replace(...known) : text
}
