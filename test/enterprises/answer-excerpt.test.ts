import fc from 'fast-check'
import { expect, test } from 'vitest'
import { answerExcerpt } from '../../domain/enterprises/answer-excerpt.ts'

test.each([
  ['{"error":"no such trip"}', '{"error":"no such trip"}'],
  ['签名无效', '签名无效'],
  ['bad secret whsec_MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw!', 'bad secret ***!'],
  ['Authorization: Bearer abc.def-123', 'Authorization: ***'],
  ['{"password":"hunter2","user":"x"}', '{"password":"***","user":"x"}'],
  ['token=abcdef&next=1', 'token=***&next=1'],
  ['王** 11010519491231002X 13900000001', '王** *** ***'],
  ['call +86 139-0000-0001 or hr@plant.example.cn', 'call *** or ***'],
  ['order 202611270001 is 5500', 'order 202611270001 is 5500'],
  ['a\u0000b\u001b[31mc\u202ed\nx', 'ab[31mcd\nx'],
])('%j is kept as %j', (answer, expected) => expect(answerExcerpt(answer)).toBe(expected))

test('1,024 bytes at most, whatever the script, and no half of a secret at the cut', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (text) => {
      expect(Buffer.byteLength(answerExcerpt(text))).toBeLessThanOrEqual(1024)
      expect(answerExcerpt(text).isWellFormed()).toBe(true)
    }),
  )
  for (let before = 1000; before < 1024; before += 1)
    expect(answerExcerpt(`${'好 '.repeat(before / 4)}${'-'.repeat(before % 4)} 13912345678`)).not.toMatch(/139/)
})
