import { Phone } from '../kernel/personal.ts'

/**
 * Reads a mobile number of mainland China: 1, then 3 to 9, then nine digits; or null. Spaces, dashes, +86 or 0086 in
 * front, full-width digits and the `.0` of a number cell are put right.
 */
export function parsePhone(text: string): Phone | null {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s\-\u2010-\u2015()]/g, '')
    .replace(/\.0+$/, '')
    .replace(/^(?:\+|00)?86(?=1\d{10}$)/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? new Phone(digits) : null
}
