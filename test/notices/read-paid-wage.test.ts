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
    ['0', 0],
    ['0元', 0],
  ])('%s', (text, amount) => {
    expect(said(text)).toEqual(amount === undefined ? undefined : { yuan: amount, late: false, saysMore: false })
  })

  test.each(['4800晚', '4800晚发', '4800，晚了三天', '4800 晚发的', '晚发了，4800', '4800，拖了半个月才发'])(
    '%s came late',
    (text) => {
      expect(said(text)).toMatchObject({ yuan: 4800, late: true })
    },
  )

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
