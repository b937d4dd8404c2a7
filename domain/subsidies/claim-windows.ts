import { type CalendarDate, dateOfDayNumber } from '../kernel/instant.ts'
import { isValidOn, type SubsidyPolicy } from './subsidy-policy.ts'

/** One window of a policy; `key` names it for good: 2024, 2024-Q4, 2024-11, once. */
export interface WindowOfClaim {
  readonly key: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** The last day on which it can be claimed; null: not shown. */
  readonly closesOn: CalendarDate | null
}

/** The windows that can be claimed on a day: the one it lies in, and the one before while its claims are still taken. */
export function windowsOn(policy: SubsidyPolicy, day: CalendarDate): WindowOfClaim[] {
  const present = windowAround(policy, day)
  const before = policy.window.by === 'once' ? null : windowAround(policy, dayBefore(present.from))
  const isOpen = (one: WindowOfClaim) => one.closesOn !== null && day <= one.closesOn
  return [...(before && isOpen(before) ? [before] : []), present].filter(
    ({ from, until }) =>
      isValidOn(policy, from) || isValidOn(policy, until) || (from < policy.validFrom && policy.validUntil < until),
  )
}

function windowAround({ window, validFrom, validUntil }: SubsidyPolicy, day: CalendarDate): WindowOfClaim {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const of = (key: string, first: number, months: number): WindowOfClaim => ({
    key,
    from: firstOf(year, first),
    until: lastOf(year, first + months - 1),
    closesOn: window.closesMonthsAfter === null ? null : lastOf(year, first + months - 1 + window.closesMonthsAfter),
  })
  switch (window.by) {
    case 'month':
      return of(day.slice(0, 7), month, 1)
    case 'quarter': {
      const quarter = Math.ceil(month / 3)
      return of(`${year}-Q${quarter}`, quarter * 3 - 2, 3)
    }
    case 'calendar-year':
      return of(String(year), 1, 12)
    case 'once':
      return { key: 'once', from: validFrom, until: validUntil, closesOn: null }
  }
}

function firstOf(year: number, month: number): CalendarDate {
  return dateOfDayNumber(Date.UTC(year, month - 1, 1) / 86_400_000)
}

function lastOf(year: number, month: number): CalendarDate {
  return dateOfDayNumber(Date.UTC(year, month, 0) / 86_400_000)
}

function dayBefore(day: CalendarDate): CalendarDate {
  return dateOfDayNumber(Date.parse(`${day}T00:00:00Z`) / 86_400_000 - 1)
}
