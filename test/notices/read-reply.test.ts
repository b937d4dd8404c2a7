import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { readReply } from '../../domain/notices/read-reply.ts'

const { answers: offer } = noticeTemplates['job-offer']
const { answers: dayOne } = noticeTemplates['check-in-day-1']
const { answers: checkIn } = noticeTemplates['check-in']

describe('to an offer', () => {
  test.each([
    '1',
    '１',
    '1.',
    '1。',
    ' 1 ',
    '①',
    '1️⃣',
    '回1',
    '回复1',
    '【1】',
    '同意',
    '好',
    '好的！',
    '愿意',
    '我去',
    'Yes',
    'OK',
    '1同意',
  ])('%s accepts', (text) => expect(readReply(text, offer)).toBe('accepted'))
  test.each(['2', '２', '2、', '回复 2', '不去', '不同意', '不愿意。', '不 行', 'NO', '2不去'])('%s declines', (text) =>
    expect(readReply(text, offer)).toBe('declined'),
  )
  test.each(['不去了', '退出', '我不去了', '去不了'])('%s withdraws', (text) =>
    expect(readReply(text, offer)).toBe('withdraw'),
  )
  test.each(['TD', 'td', 'R', 'Ｒ', '退订', '回复TD', '拒收', '撤回同意'])('%s withdraws consent', (text) =>
    expect(readReply(text, offer)).toBe('withdraw-consent'),
  )
  test.each(['求助', '帮助', 'help', 'HELP!', '需要帮助', '帮助？'])('%s asks for help', (text) =>
    expect(readReply(text, offer)).toBe('help'),
  )
  test.each([
    '12',
    '1或2',
    '1 2',
    '1不去',
    '2同意',
    '3',
    '1.5',
    '去？',
    '1?',
    '退订？',
    '好吗？',
    '不同意去',
    '等我问问家里',
    '多少钱一个月',
    '是不是骗子',
    '',
    '？？？',
    '11',
  ])('%j is left to a person', (text) => expect(readReply(text, offer)).toBe('unclear'))
})

test('the same word answers each question in its own sense', () => {
  expect(readReply('好', checkIn)).toBe('fine')
  expect(readReply('是', dayOne)).toBe('as-promised')
  expect(readReply('不一样', dayOne)).toBe('not-as-promised')
  expect(readReply('2', dayOne)).toBe('not-as-promised')
  expect(readReply('2', checkIn)).toBe('needs-help')
  expect(readReply('需要帮助', checkIn)).toBe('needs-help')
  expect(readReply('走了', checkIn)).toBe('has-left')
  expect(readReply('走了', offer)).toBe('unclear')
})

test('with no question open, only help and withdrawal are read', () => {
  expect(readReply('1', {})).toBe('unclear')
  expect(readReply('同意', {})).toBe('unclear')
  expect(readReply('不去了', {})).toBe('withdraw')
  expect(readReply('求助', {})).toBe('help')
  expect(readReply('TD', {})).toBe('withdraw-consent')
})

test('what the messages tell people to write is understood', () => {
  expect(noticeTemplates['travel-notice'].text).toContain('“不去了”')
  expect(readReply('“不去了”', noticeTemplates['travel-notice'].answers)).toBe('withdraw')
  expect(noticeTemplates['check-in-day-1'].text).toContain('“求助”')
  expect(readReply('“求助”', dayOne)).toBe('help')
})

test('a text with 不 in it is never a yes', () => {
  fc.assert(
    fc.property(fc.constantFrom('1', '同意', '好', '去', '愿意', '是', '可以', ''), fc.string(), (yes, noise) => {
      expect(readReply(`不${yes}${noise}`, offer)).not.toBe('accepted')
      expect(readReply(`${noise}不${yes}`, offer)).not.toBe('accepted')
    }),
  )
})
