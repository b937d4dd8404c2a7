import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { yuan } from '../../domain/kernel/money.ts'
import { readPaidWage } from '../../domain/notices/read-paid-wage.ts'

const said = (text: string) => {
  const read = readPaidWage(text)
  return read && { yuan: read.paid.minorUnits / 100, late: read.late, saysMore: read.saysMore }
}

describe('an amount is read as people type it', () => {
  test.each([
    ['4800', 4800],
    ['４８００', 4800],
    ['4,800元', 4800],
    ['4，800', undefined],
    ['￥4800.50', 4800.5],
    ['4千8', 4800],
    ['四千八', 4800],
    ['四千八百块', 4800],
    ['4.8k', 4800],
    ['0.48万', 4800],
    ['实发4800元', 4800],
    ['发了4800', 4800],
    ['到手 4800', 4800],
    ['回4800', 4800],
    ['4800多', 4800],
    ['大概4800', 4800],
    ['4800，谢谢', 4800],
    ['760', 760],
    // How little it was, who gave it, and by which way.
    ['只发了2404', 2404],
    ['只有2404', 2404],
    ['才发2404元', 2404],
    ['才发 2404', 2404],
    ['就给了2404', 2404],
    ['仅发2404', 2404],
    ['也就2404块钱', 2404],
    ['第一个月只拿到2404', 2404],
    ['老板只给了两千四', 2400],
    ['收到4800', 4800],
    ['我收到了4800', 4800],
    ['到账4800', 4800],
    ['到卡4800元', 4800],
    ['打到卡里4800', 4800],
    ['领到4800', 4800],
    ['税后4800', 4800],
    ['扣完社保到手4800', 4800],
    ['4800到账了', 4800],
    ['4800已到账', 4800],
    ['4800收到了', 4800],
    ['大概 4800', 4800],
    ['0', 0],
    ['0元', 0],
  ])('%s', (text, amount) => {
    expect(said(text)).toEqual(amount === undefined ? undefined : { yuan: amount, late: false, saysMore: false })
  })

  test.each([
    '4800晚',
    '4800晚发',
    '4800，晚了三天',
    '4800 晚发的',
    '晚发了，4800',
    '4800，拖了半个月才发',
    '4800晚到账',
    '只发了4800，晚了三天',
  ])('%s came late', (text) => {
    expect(said(text)).toMatchObject({ yuan: 4800, late: true })
  })

  test('what is complained of beside it is for a person to read', () => {
    expect(said('4800，少了200')).toEqual({ yuan: 4800, late: false, saysMore: true })
    expect(said('实发4800，扣了伙食')).toMatchObject({ yuan: 4800, saysMore: true })
  })
})

test.each([
  '1',
  '2',
  '12',
  '4000-5000',
  '4000到5000',
  '4800或者5000',
  '4800还是没发',
  '13812345678',
  '没发',
  '发了',
  '4800吗',
  '应该4800',
  '应发4800',
  '没发4800',
  '还没收到4800',
  '少发200',
  '少给了200',
  '只差200',
  '扣了4800',
  '要发4800',
  '税前4800',
  '不到4800',
  '收到4000到5000',
  '说好4800只发了2404',
  '4800只发了一半',
  '才',
  '3月5日',
  '30天',
  '200元/天',
  '',
])('%s is no amount', (text) => expect(readPaidWage(text)).toBeUndefined())

test('every plausible amount comes back as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 50, max: 100_000 }), (amount) => {
      expect(readPaidWage(String(amount))).toEqual({ paid: yuan(amount), late: false, saysMore: false })
    }),
  )
})
