import type { Willingness } from './willingness.ts'

const yes = new Set(
  '是 yes y true t 1 √ ✓ ✔ ☑ v 有 对 好 行 要 可以 可 同意 已同意 本人同意 愿意 有意愿 是的 脱贫户 脱贫人口 建档立卡 建档立卡户 已脱贫 是脱贫户'.split(
    ' ',
  ),
)
const no = new Set(
  '否 no n false f 0 × ✗ ✘ ✖ ✕ ☒ x 无 没有 没 不 不是 不同意 不愿意 无意愿 没有意愿 不要 未同意 非 非脱贫户 一般户 一般农户 普通户'.split(
    ' ',
  ),
)

/** Reads the answer to a yes-or-no question: a word, a tick or a cross, or the ticked one of two boxes. */
export function readYesNo(text: string): boolean | undefined {
  const answer = ticked(text)
  if (yes.has(answer)) return true
  return no.has(answer) ? false : undefined
}

const willing = new Set(
  '愿意 愿 willing 想 想去 想出去 打算 有打算 意愿强烈 愿意外出 有外出意愿 有务工意愿 有意向 去'.split(' '),
)
const notWilling = new Set(
  '不愿意 不愿 not-willing notwilling 不想 不想去 不打算 无打算 不去 暂不 暂无 暂无意愿 无外出意愿 无务工意愿 不愿意外出 无意向'.split(
    ' ',
  ),
)
const undecided = new Set(
  '未定 待定 undecided 考虑 考虑中 再考虑 看情况 不确定 未确定 再说 犹豫 观望 未决定'.split(' '),
)

/** Reads whether somebody would leave for work. A condition (看工资) is no answer. */
export function readWillingness(text: string): Willingness | undefined {
  const answer = ticked(text)
  if (willing.has(answer)) return 'willing'
  if (notWilling.has(answer)) return 'not-willing'
  if (undecided.has(answer)) return 'undecided'
  const isYes = readYesNo(text)
  if (isYes === undefined) return undefined
  return isYes ? 'willing' : 'not-willing'
}

const tick = String.raw`(?:[☑√✓✔■]|\([√✓✔■v]\))`
const box = String.raw`(?:[□☐]|\(\))`
const word = String.raw`(\p{Script=Han}+)`
const boxedWord = String.raw`\p{Script=Han}+`
const markFirst = new RegExp(`^(?:${box}${boxedWord})*${tick}${word}(?:${box}${boxedWord})*$`, 'u')
const wordFirst = new RegExp(
  `^(?:${boxedWord}${box})*${word}${tick}(?:${boxedWord}${box})+$|^(?:${boxedWord}${box})+${word}${tick}$`,
  'u',
)
/** Why not: 否（照顾老人）. A yes with more in brackets may be one with a condition. */
const reasoned = /^([^()]+)\((?![^()]*(?:愿|同意|想|是|改|但))[^()]+\)$/

/** Of `☑是 □否`, `是☑否□` or `是（√）否（ ）` the word that is ticked; a no without its reason. */
function ticked(text: string): string {
  const close = text.toLowerCase().replace(/[\s。.!_]/g, '')
  const found = markFirst.exec(close) ?? wordFirst.exec(close)
  if (found) return found[1] ?? found[2] ?? close
  const plain = reasoned.exec(close)?.[1]
  return plain !== undefined && (no.has(plain) || notWilling.has(plain)) ? plain : close
}
