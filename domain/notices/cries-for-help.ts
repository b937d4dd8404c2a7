import { cryPatterns } from './cry-patterns.ts'
import { plainText } from './plain-text.ts'

const cry = new RegExp(cryPatterns.join('|'), 'gu')
/** Said of what is not, or might be: 没有被打, 会不会被打, 如果不给工资, 怕受伤, 谁被打了. */
const notSo =
  /(?:没|没有|没人|未|无|不会|不是|不用|不想|不要|别|会不会|是不是|是否|会|怕|担心|如果|要是|万一|假如|防止|谁|不敢|有人说|听说)(?:再|被|我|人)?$/u
const aboutPay = /^(?:不|没|未)/u

/** Whether a text cries for help that cannot wait. Better one call too many: only what is plainly said not to be so is left out. */
export function criesForHelp(text: string): boolean {
  const said = plainText(text).replaceAll(' ', '')
  return [...said.matchAll(cry)].some(({ 0: hit, index }) => {
    const before = said.slice(Math.max(0, index - 4), index)
    // 如果不给工资 is no cry, 现在还不给工资 is one; 会不会不发工资 asks.
    if (aboutPay.test(hit) && before.endsWith('会')) return false
    return !notSo.test(before)
  })
}
