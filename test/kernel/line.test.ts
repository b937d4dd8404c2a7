import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { line } from '../../domain/kernel/line.ts'
import { lines } from '../../domain/kernel/lines.ts'
import { unseenIn } from '../../domain/kernel/unseen-in.ts'

const Name = line({ max: 40 })
const Remark = lines({ max: 500 })

describe('a line of text', () => {
  test.each([
    '东莞市华晟电子科技有限公司',
    "Łódź & Co. – 'Ost'",
    '𠮷野家',
    '装配工👷🏽‍♀️',
    'مصنع',
    'ก้าว',
    '（普工）１号',
  ])('may be %s', (text) => {
    expect(Name.parse(text)).toBe(text)
  })
  test.each([
    ['half a character', '华\ud83d晟', 'U+D83D'],
    ['the other half', '华\udc77', 'U+DC77'],
    ['a null', '华\0晟', 'U+0000'],
    ['an escape', '\u001b[31m华', 'U+001B'],
    ['a control of the second row', '华\u0085晟', 'U+0085'],
    ['an end of line', '华\n晟', 'U+000A'],
    ['a line separator', '华\u2028晟', 'U+2028'],
    ['writing turned around', 'exe.\u202egnp', 'U+202E'],
    ['an isolate', '华\u2066晟', 'U+2066'],
    ['a mark of direction', '华\u200f晟', 'U+200F'],
    ['no character', '华\uffff晟', 'U+FFFF'],
    ['a byte order mark', '华\ufeff晟', 'U+FEFF'],
  ])('with %s is refused, and told which', (_, text, code) => {
    expect(Name.safeParse(text).error?.issues).toMatchObject([{ message: expect.stringContaining(code) }])
  })
  test('that is taken can be kept and read as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (Name.safeParse(text).success) expect(text.isWellFormed()).toBe(true)
        expect(unseenIn(text) === undefined || !Name.safeParse(`a${text}a`).success).toBe(true)
      }),
    )
  })
})

test('a remark may have several lines, from whatever system they come', () => {
  expect(Remark.parse(' 包工作服\r\n\t两班倒\r春节放假 ')).toBe('包工作服\n\t两班倒\n春节放假')
  expect(Remark.safeParse('包吃\u202e住').success).toBe(false)
  expect(Remark.safeParse('包吃\ud800住').success).toBe(false)
})
