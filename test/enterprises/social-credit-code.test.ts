import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkSocialCreditCode } from '../../domain/enterprises/social-credit-code.ts'

test('published codes are valid', () => {
  expect(checkSocialCreditCode('91110000101623741K')).toBe('valid')
  expect(checkSocialCreditCode('91530100MA62000090')).toBe('valid')
})

test('a code with another check character is only a mismatch, which staff may override', () => {
  expect(checkSocialCreditCode('91110000101623741L')).toBe('checksum-mismatch')
})

test.each([
  ['too short', '91110000101623741'],
  ['too long', '91110000101623741KK'],
  ['with the letter I, which the standard leaves out', '9111000010162374IK'],
  ['with letters in the division code', '911100A0101623741K'],
  ['in lower case', '91110000101623741k'],
  ['empty', ''],
])('a code %s is malformed', (_, code) => {
  expect(checkSocialCreditCode(code)).toBe('malformed')
})

test('one mistyped digit of a valid code is always noticed', () => {
  const valid = '91110000101623741K'
  const digits = fc.integer({ min: 0, max: 16 })
  fc.assert(
    fc.property(digits, fc.integer({ min: 0, max: 9 }), (position, digit) => {
      const typed = `${valid.slice(0, position)}${digit}${valid.slice(position + 1)}`
      expect(checkSocialCreditCode(typed)).toBe(typed === valid ? 'valid' : 'checksum-mismatch')
    }),
  )
})
