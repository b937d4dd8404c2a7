import fc from 'fast-check'
import { expect, test } from 'vitest'
import { criesForHelp } from '../../domain/notices/cries-for-help.ts'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { plainText } from '../../domain/notices/plain-text.ts'
import { readReply } from '../../domain/notices/read-reply.ts'

const { answers: offer } = noticeTemplates['job-offer']

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

test('one spelling is that spelling, and has nothing in it that cannot be seen', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const plain = plainText(text)
      expect(plainText(plain)).toBe(plain)
      expect(plain).not.toMatch(/[\p{Cf}\p{M}\u3164]|^\s|\s$/u)
    }),
    { numRuns: 1000 },
  )
})

test('what cannot be seen, and stops around it, change no reading', () => {
  const typed = fc.constantFrom('1', '2', '去', '不去', '同意1', '是的', '否', 'TD', '退订', '救命', '1还是2', '12')
  const unseen = fc.constantFrom(
    '\u200B',
    '\u2060',
    '\u202A',
    '\u2069',
    '\uFEFF',
    '\u00AD',
    '\uFE0F',
    '\u3164',
    '\u{E0001}',
  )
  const stops = fc.constantFrom('', '。', '！', ' ', '…', '\n', '.')
  fc.assert(
    fc.property(typed, fc.array(unseen, { maxLength: 3 }), stops, stops, (text, marks, before, after) => {
      const noisy = `${before}${Array.from(text).join(marks.join(''))}${marks.join('')}${after}`
      expect(readReply(noisy, offer)).toBe(readReply(text, offer))
    }),
  )
})

test('every text is read, whatever is in it', () => {
  fc.assert(fc.property(anyText, (text) => void [readReply(text, offer), readReply(text, {}), criesForHelp(text)]))
})
