import { expect, test } from 'vitest'
import { inYuan } from '../../domain/kernel/money.ts'
import { readCell } from '../../domain/surveys/read-cell.ts'
import { importDate } from './written-sheet.ts'

const unreadable = undefined

test.each<readonly [string, number | null | undefined]>([
  ...['四千五', '四千五百', '肆仟伍佰元整', '4千5', '4千5百', '每月4500', '4500一个月', '4500块钱', '4500元（月）'].map(
    (written) => [written, 4500] as const,
  ),
  ['四五千', 4000],
  ['三千到四千', 3000],
  ['4000/5000', 4000],
  ['一万二', 12_000],
  ['一年6万', 5000],
  ['越高越好', null],
  ...[
    '150/天',
    '20元/小时',
    '日薪200',
    '200一天',
    '300',
    '计件',
    '4500包吃住',
    '底薪3000+提成',
    '不超过5000',
    '十千',
  ].map((written) => [written, unreadable] as const),
])('the wage %s is %s', (written, yuan) => {
  const wage = readCell.wage(written)
  expect(wage ? inYuan(wage) : wage).toBe(yuan)
})

test.each<readonly [string, string | null | undefined]>([
  ...[
    '3月5日',
    '3月5号',
    '三月五日',
    '3/5',
    '3月5日以后',
    '3月5日之后可出发',
    '3月5日至10日',
    '27年3月5日',
    '27.3.5',
  ].map((written) => [written, '2027-03-05'] as const),
  ['二〇二七年三月五日', '2027-03-05'],
  ['2027-3-5至2027-3-10', '2027-03-05'],
  ['11月30日', '2026-11-30'],
  ['11月20日', '2027-11-20'],
  ['正月十六', '2027-02-21'],
  ['大年初八', '2027-02-13'],
  ['随时都可以', null],
  ['服从安排', null],
  ...[
    '三月初五',
    '腊月二十',
    '三月十五',
    '下个月初',
    '节后',
    '年后',
    '3.5',
    '3-5',
    '3月底',
    '3月5日前',
    '等通知',
    '12/3/5',
  ].map((written) => [written, unreadable] as const),
])('uploaded on 2027-02-20, a departure %s is %s', (written, date) => {
  expect(readCell.departure(written, { importDate })).toBe(date)
})

test('a survey day without a year is past', () => {
  expect(readCell.date('2月10日', { importDate })).toBe('2027-02-10')
  expect(readCell.date('12月25日', { importDate })).toBe('2026-12-25')
})
