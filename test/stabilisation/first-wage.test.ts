import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { atShanghai, type CalendarDate, dateOfDayNumber, dayNumber, type Instant } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import { isBroken, judgeFirstWage, promisedFirstWage } from '../../domain/stabilisation/first-wage.ts'
import { isWageDue } from '../../domain/stabilisation/is-wage-due.ts'
import { type WageRules, wageRulesOn } from '../../domain/stabilisation/wage-rules.ts'

const day = (text: string) => text as CalendarDate
const free = { given: 'free' } as const
const promise = { monthlyWage: yuan(6000), board: free, lodging: free, startDate: day('2026-03-01') }
const said = (amount: number | null, more: { late?: boolean; isNotDue?: boolean; isSure?: boolean } = {}) => ({
  paid: amount === null ? null : yuan(amount),
  late: false,
  isNotDue: false,
  ...more,
})
const onDay30 = { handedOverOn: day('2026-03-01'), on: day('2026-03-31') }

describe('the first wage of somebody', () => {
  test('who worked the whole month is the wage of a month', () => {
    expect(promisedFirstWage(promise, day('2026-03-01'))).toMatchObject({ promised: yuan(6000), dueOn: '2026-03-31' })
  })
  test('who began on the 16th of a month of 31 days is 16 parts of 31', () => {
    expect(promisedFirstWage(promise, day('2026-03-16')).promised).toEqual(yuan((6000 * 16) / 31))
  })
  test('is due on the promised day of the next month, or on its last where it is shorter', () => {
    expect(promisedFirstWage({ ...promise, payDay: 15 }, day('2026-03-05')).dueOn).toBe('2026-04-15')
    expect(promisedFirstWage({ ...promise, startDate: day('2026-01-20'), payDay: 31 }, day('2026-01-20')).dueOn).toBe(
      '2026-02-28',
    )
    expect(promisedFirstWage({ ...promise, payDay: 10 }, day('2026-12-20')).dueOn).toBe('2027-01-10')
    expect(promisedFirstWage({ ...promise, payDay: 31 }, day('2026-11-20')).dueOn).toBe('2026-12-31')
  })
})

describe('a word about it', () => {
  const finding = (...given: Parameters<typeof judgeFirstWage>) => judgeFirstWage(...given).finding
  test('that it is as promised, with own insurance kept', () => {
    expect(finding(said(6000), promise, onDay30)).toBe('as-promised')
    expect(finding(said(5370), promise, onDay30)).toBe('as-promised')
  })
  test('that it is short says what was promised, paid and is missing', () => {
    const wage = judgeFirstWage(said(4500), promise, onDay30)
    expect(wage).toEqual({
      finding: 'short',
      promised: yuan(6000),
      least: yuan(5250),
      paid: yuan(4500),
      missing: yuan(1500),
      late: false,
      dueOn: '2026-03-31',
    })
  })
  test('with board and lodging that they pay for: the agreed cost may be kept', () => {
    const paid = { ...promise, board: { given: 'paid', monthlyCost: yuan(600) } as const }
    expect(finding(said(4700), paid, onDay30)).toBe('as-promised')
    expect(finding(said(4500), paid, onDay30)).toBe('short')
  })
  test('for half a month is held to half a month', () => {
    const half = { handedOverOn: day('2026-03-16'), on: day('2026-04-15') }
    expect(finding(said(3000), promise, half)).toBe('as-promised')
    expect(finding(said(1500), promise, half)).toBe('short')
  })
  test('that it came late, or not at all', () => {
    expect(finding(said(6000, { late: true }), promise, onDay30)).toBe('late')
    expect(finding(said(null), promise, onDay30)).toBe('unpaid')
  })
  test('accuses nobody before the pay day', () => {
    const later = { ...promise, payDay: 15 }
    expect(finding(said(null), later, onDay30)).toBe('not-due')
    expect(finding(said(1000), later, onDay30)).toBe('not-due')
    expect(finding(said(6000), later, onDay30)).toBe('as-promised')
  })
  test('accuses nobody on the pay day itself, whose evening may bring it', () => {
    const on = (of: string) => ({ handedOverOn: day('2026-03-01'), on: day(of) })
    const promised = { ...promise, payDay: 15 }
    for (const amount of [null, 1000]) {
      expect(finding(said(amount), promised, on('2026-04-15'))).toBe('not-due')
      expect(isBroken(judgeFirstWage(said(amount), promised, on('2026-04-16')))).toBe(true)
    }
    expect(finding(said(null, { isNotDue: true }), promised, on('2026-04-15'))).toBe('not-due')
  })
  test('is unclear where it cannot be meant, until a colleague has heard it', () => {
    expect(finding(said(48_000), promise, onDay30)).toBe('unclear')
    expect(finding(said(48_000, { isSure: true }), promise, onDay30)).toBe('as-promised')
    const passed = { ...promise, payDay: 5 }
    const april = { handedOverOn: day('2026-03-10'), on: day('2026-04-09') }
    expect(finding(said(null, { isNotDue: true }), passed, april)).toBe('unclear')
    expect(finding(said(null, { isNotDue: true, isSure: true }), passed, april)).toBe('unpaid')
    expect(finding(said(null, { isNotDue: true }), promise, april)).toBe('not-due')
  })
  test('of somebody who was handed over before the promised first day counts from that', () => {
    const early = { handedOverOn: day('2026-02-25'), on: day('2026-03-27') }
    expect(judgeFirstWage(said(6000), promise, early)).toMatchObject({ promised: yuan(6000), dueOn: '2026-03-27' })
    expect(finding(said(null), promise, early)).toBe('unpaid')
    const muchEarlier = { handedOverOn: day('2026-02-10'), on: day('2026-03-12') }
    expect(judgeFirstWage(said(null), promise, muchEarlier)).toMatchObject({ finding: 'not-due', dueOn: '2026-03-31' })
  })
})

test('up to a week early is the same start, a yuan more than three wages is asked about again, and what may arrive is rounded down', () => {
  const dueOn = (handedOver: string) => promisedFirstWage(promise, day(handedOver)).dueOn
  expect([dueOn('2026-02-22'), dueOn('2026-02-21')]).toEqual(['2026-03-24', '2026-03-31'])
  const finding = (amount: number) => judgeFirstWage(said(amount), promise, onDay30).finding
  expect([finding(18_000), finding(18_001)]).toEqual(['as-promised', 'unclear'])
  const odd = { ...promise, monthlyWage: yuan(5500.01) }
  expect(judgeFirstWage(said(5500), odd, onDay30).least.minorUnits).toBe(481_250)
})

test('a wage that was not due is asked about from the morning after its day, until the day of the next check-in, unless somebody has called since', () => {
  const wage = judgeFirstWage(said(null), { ...promise, payDay: 15 }, onDay30)
  const asked = { state: 'answered', day: 30, handedOverOn: '2026-03-01', askedAt: '2026-03-31T02:00:00.000Z', wage }
  const isDue = (at: string, calledAt?: string) =>
    isWageDue({ ...asked, ...(calledAt && { calledAt }) } as CheckIn, at as Instant)
  const morning = atShanghai(day('2026-04-16'), '09:00')
  expect([isDue('2026-04-16T00:59:59.999Z'), isDue(morning)]).toEqual([false, true])
  expect([isDue('2026-05-30T00:59:59.999Z'), isDue(atShanghai(day('2026-05-30'), '09:00'))]).toEqual([true, false])
  const later = '2026-04-20T02:00:00.000Z'
  expect([isDue(later, '2026-04-15T02:00:00.000Z'), isDue(later, '2026-04-17T02:00:00.000Z')]).toEqual([true, false])
})

const dates = fc.integer({ min: dayNumber(day('2024-01-01')), max: dayNumber(day('2030-12-31')) }).map(dateOfDayNumber)
const wages = fc
  .integer({ min: 100_000, max: 2_000_000 })
  .map((minorUnits) => ({ minorUnits, currency: 'CNY' as const }))
const payDays = fc.option(fc.integer({ min: 1, max: 31 }), { nil: undefined })

test('what is promised grows with each day that is worked, and is a whole month for who starts on its first day', () => {
  fc.assert(
    fc.property(dates, wages, (start, monthlyWage) => {
      const of = (on: CalendarDate) =>
        promisedFirstWage({ ...promise, startDate: on, monthlyWage }, on).promised.minorUnits
      const next = dateOfDayNumber(dayNumber(start) + 1)
      if (next.endsWith('-01')) expect(of(next)).toBe(monthlyWage.minorUnits)
      else expect(of(start)).toBeGreaterThan(of(next))
      expect(of(start)).toBeGreaterThan(0)
      expect(of(start)).toBeLessThanOrEqual(monthlyWage.minorUnits)
    }),
  )
})

test('it is due after the start and within 62 days, and paid in full and in time it never opens a case', () => {
  fc.assert(
    fc.property(dates, wages, payDays, fc.nat({ max: 90 }), (start, monthlyWage, payDay, days) => {
      const terms = { ...promise, startDate: start, monthlyWage, ...(payDay !== undefined && { payDay }) }
      const { promised, dueOn } = promisedFirstWage(terms, start)
      expect(dueOn > start).toBe(true)
      expect(dayNumber(dueOn) - dayNumber(start)).toBeLessThanOrEqual(62)
      const on = dateOfDayNumber(dayNumber(start) + days)
      const wage = judgeFirstWage({ paid: promised, late: false, isNotDue: false }, terms, { handedOverOn: start, on })
      expect(isBroken(wage)).toBe(false)
      expect(wage.missing.minorUnits).toBe(0)
      expect(wage.least.minorUnits).toBeLessThanOrEqual(promised.minorUnits)
    }),
  )
})

test('the less is paid the more is missing, and the line between enough and short is the least', () => {
  fc.assert(
    fc.property(dates, wages, fc.nat({ max: 2_000_000 }), (start, monthlyWage, minorUnits) => {
      const terms = { ...promise, startDate: start, monthlyWage }
      const paid = { minorUnits: Math.min(minorUnits, monthlyWage.minorUnits), currency: 'CNY' as const }
      const on = dateOfDayNumber(dayNumber(start) + 31)
      const wage = judgeFirstWage({ paid, late: false, isNotDue: false }, terms, { handedOverOn: start, on })
      expect(wage.finding).toBe(paid.minorUnits < wage.least.minorUnits ? 'short' : 'as-promised')
      expect(wage.missing.minorUnits).toBe(Math.max(0, wage.promised.minorUnits - paid.minorUnits))
    }),
  )
})

test('rules are dated: the newest line that is valid on a day', () => {
  const line = (validFrom: string, slackPercent: number): WageRules => ({
    validFrom: day(validFrom),
    ownInsurancePercent: 10,
    slackPercent,
    source: 'test',
  })
  const rules = [line('2026-05-01', 3), line('2026-01-01', 1)]
  expect(wageRulesOn(day('2026-04-30'), rules).slackPercent).toBe(1)
  expect(wageRulesOn(day('2026-05-01'), rules).slackPercent).toBe(3)
  expect(wageRulesOn(day('2020-01-01'), rules).slackPercent).toBe(1)
})
