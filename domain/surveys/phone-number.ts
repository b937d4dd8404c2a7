import { Phone } from '../kernel/personal.ts'

const label = /^(?:tel|mobile|phone|cell|(?:联系|本人)?(?:电话|手机)(?:号码?)?)[:.]?/i
const countryCode = /^(?:\+|00)?86(?=1\d{10}$)/

/**
 * Reads a mobile number of mainland China: 1, then 3 to 9, then nine digits; or null. Spaces, dashes, dots, +86 or 0086 in
 * front, `tel:`, a remark in brackets, full-width digits and the `.0` of a number cell are put right.
 */
export function parsePhone(text: string): Phone | null {
  const digits = text
    .normalize('NFKC')
    .trim()
    .replace(label, '')
    .replace(/\([^)\d]*\)$/, '')
    .replace(/^(\d{11})\.0+$/, '$1')
    .replace(/[\s\-\u2010-\u2015\u2212().·_]/g, '')
    .replace(countryCode, '')
  return /^1[3-9]\d{9}$/.test(digits) ? new Phone(digits) : null
}

const landline = /^0\d{2,3}-?\d{7,8}$/

/** Before another number of a cell; before the first it would say that the number is not the person's own. */
const whose = /^\s*\p{Script=Han}{1,4}\s*:?/u

/** The mobile numbers of a cell in the order written, or null where a part is no number. A landline takes no messages. */
export function parsePhones(text: string): readonly [Phone, ...Phone[]] | null {
  const whole = parsePhone(text)
  if (whole) return [whole]
  const parts = text
    .normalize('NFKC')
    .split(/[/、;,|\\\n\r]|或/)
    .filter((part) => part.trim() !== '')
  const phones = parts
    .filter((part) => !landline.test(part.trim()))
    .flatMap((part, index) => parsePhone(index === 0 ? part : part.replace(whose, '')) ?? sideBySide(part))
  const read = phones.filter((phone) => phone !== null)
  const [first, ...others] = read
  return first && read.length === phones.length ? [first, ...others] : null
}

/** Two numbers with nothing but a space between them, whatever parts their digits. */
function sideBySide(part: string): readonly (Phone | null)[] {
  const digits = part.replace(/[\s\-.()+]/g, '')
  const [, first, second] = /^(?:(?:00)?86)?(1[3-9]\d{9})(?:(?:00)?86)?(1[3-9]\d{9})$/.exec(digits) ?? []
  return first && second ? [new Phone(first), new Phone(second)] : [null]
}
