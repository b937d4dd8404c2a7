import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CalendarDate, dateOfDayNumber, dayNumber } from '../../domain/kernel/instant.ts'
import { compareFigure, monthsToCompare } from '../../domain/reports/monthly-report.ts'

const date = (text: string) => text as CalendarDate

test('a month that is over is compared with the whole month before, however long each is', () => {
  expect(monthsToCompare('2027-03', date('2027-04-01'))).toEqual({
    month: '2027-03',
    from: '2027-03-01',
    until: '2027-03-31',
    isWhole: true,
    comparedWith: { month: '2027-02', from: '2027-02-01', until: '2027-02-28', isWhole: true },
  })
})

test('a month that goes on is compared with as many days, and its last day is not over yet', () => {
  expect(monthsToCompare('2027-03', date('2027-03-10'))).toMatchObject({
    until: '2027-03-10',
    isWhole: false,
    comparedWith: { from: '2027-02-01', until: '2027-02-10', isWhole: false },
  })
  expect(monthsToCompare('2027-04', date('2027-04-30'))).toMatchObject({
    isWhole: false,
    comparedWith: { until: '2027-03-30', isWhole: false },
  })
})

test('where the month before has no such day, all of it counts', () => {
  expect(monthsToCompare('2027-03', date('2027-03-30')).comparedWith).toMatchObject({
    until: '2027-02-28',
    isWhole: true,
  })
  expect(monthsToCompare('2027-01', date('2027-01-05')).comparedWith).toMatchObject({
    month: '2026-12',
    until: '2026-12-05',
  })
})

test('never are more days compared than the month has had, and they follow one another', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_000, max: 30_000 }), fc.integer({ min: 0, max: 400 }), (day, later) => {
      const month = dateOfDayNumber(day).slice(0, 7)
      const today = dateOfDayNumber(dayNumber(date(`${month}-01`)) + later)
      const { from, until, isWhole, comparedWith } = monthsToCompare(month, today)
      const days = (some: { from: CalendarDate; until: CalendarDate }) =>
        dayNumber(some.until) - dayNumber(some.from) + 1
      expect(until <= today).toBe(true)
      expect(until.slice(0, 7)).toBe(month)
      expect(comparedWith.until < from).toBe(true)
      if (isWhole) expect(comparedWith.isWhole).toBe(true)
      else expect(days(comparedWith)).toBeLessThanOrEqual(days({ from, until }))
    }),
  )
})

test('a change is told in per cent only where there was something before', () => {
  expect(compareFigure('people-left', 5, 0)).toMatchObject({ change: 5, changePercent: null })
  expect(compareFigure('people-left', 0, 0)).toMatchObject({ change: 0, changePercent: null })
  expect(compareFigure('people-left', 0, 4)).toMatchObject({ change: -4, changePercent: -100 })
  expect(compareFigure('people-left', 4, 3)).toMatchObject({ change: 1, changePercent: 33.3 })
  // Settled cases may be fewer than none, where more were opened again.
  expect(compareFigure('cases-settled', 2, -1)).toMatchObject({ change: 3, changePercent: null })
})
