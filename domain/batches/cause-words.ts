import { type RefusalCode, refusalCodes } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import { batchSentences } from './batch-sentences.ts'
import { plainCause } from './plain-cause.ts'

/**
 * What a failed step says, for its operator. A refusal said it in both languages itself; of what broke the message is a programmer's,
 * and in English, so that Chinese says what kind of failure it is and quotes it.
 */
export function causeWords(error: string, cause: string): Words {
  const plain = plainCause(cause)
  if (isRefusal(error)) {
    const said = /"errorMessage":\s*"((?:[^"\\]|\\.)*)/.exec(cause)?.[1] ?? cause
    const [zh = ''] = said.replaceAll(/\\["']/g, '"').split(/\\n|\n/)
    if (/\p{Script=Han}/u.test(zh))
      return { zh: zh.replaceAll(/(?<![\w-])\+?\d[\d -]{9,}\d[Xx]?(?![\w-])/g, '…'), en: plain }
  }
  if (error.endsWith('Timeout') || plain === '') return batchSentences('cause-late')
  return batchSentences('cause-broken', { cause: plain })
}

function isRefusal(error: string): error is RefusalCode {
  return (refusalCodes as readonly string[]).includes(error)
}
