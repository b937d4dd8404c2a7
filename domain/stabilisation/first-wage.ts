import * as z from 'zod'
import type { JobPromise } from '../enterprises/job-promise.ts'
import { CalendarDate, dateOfDayNumber, dayNumber, plusDays } from '../kernel/instant.ts'
import { Money } from '../kernel/money.ts'
import { type WageRules, wageRulesOn } from './wage-rules.ts'

/**
 * `as-promised`: all of it, in time. `short`: less than may arrive. `late`: all of it, after its day. `unpaid`: its day has passed.
 * `not-due`: it has not, so that nothing can be said. `unclear`: cannot be meant, and nobody is accused by it.
 */
export const WageFinding = z.enum(['as-promised', 'short', 'late', 'unpaid', 'not-due', 'unclear'])
export type WageFinding = z.infer<typeof WageFinding>

/** What was promised of the first wage, and what the worker says of it. */
export const FirstWage = z.object({
  finding: WageFinding,
  /** For the days from the start to the end of its month. */
  promised: Money,
  /** What of it has to arrive: own insurance, and board and lodging at the agreed cost, may be kept. */
  least: Money,
  /** As the worker says; null: nothing was. */
  paid: Money.nullable(),
  /** Promised and not paid; what was rightly kept is in it. */
  missing: Money,
  late: z.boolean(),
  dueOn: CalendarDate,
})
export type FirstWage = z.infer<typeof FirstWage>

type PromisedPay = Pick<JobPromise, 'monthlyWage' | 'payDay' | 'board' | 'lodging' | 'startDate'>

interface SaidOfWage {
  /** Null: nothing. */
  readonly paid: Money | null
  readonly late: boolean
  /** They say that their pay day is still to come. */
  readonly isNotDue: boolean
  /** A colleague has heard the amount, and asked again. */
  readonly isSure?: boolean
}

/** Days before the promised first day on which people are handed over for it. */
const earlyDays = 7
/** Of a promise above this the amount is of another unit, or a slip. */
const mostTimes = 3

/**
 * The first wage is reckoned for the days from the start to the last day of its month, by calendar days: who starts on the 16th of a month
 * of 31 days has 16 of its 31 parts. It is the least that a first wage can be for, so that nobody is accused of what is paid with the next
 * one. It is due on the pay day of the month after; where none was promised, 30 days from the hand-over, as wages are paid once a month at
 * least (Interim Provisions on Payment of Wages, article 7). Who is handed over before the promised first day starts on that; by up to a
 * week they came early for the same start.
 */
export function promisedFirstWage(
  promise: PromisedPay,
  handedOverOn: CalendarDate,
): { readonly promised: Money; readonly boardAndLodging: Money; readonly dueOn: CalendarDate } {
  const startedOn = handedOverOn < promise.startDate ? promise.startDate : handedOverOn
  const isEarly = dayNumber(startedOn) - dayNumber(handedOverOn) <= earlyDays
  const [year = 0, month = 1, day = 1] = startedOn.split('-').map(Number)
  const first = dayNumber(`${startedOn.slice(0, 7)}-01` as CalendarDate)
  const nextMonth = dayNumber(monthAfter(year, month))
  const share = (nextMonth - first - day + 1) / (nextMonth - first)
  const part = ({ minorUnits }: Money): Money => ({ minorUnits: Math.round(minorUnits * share), currency: 'CNY' })
  const agreed = [promise.board, promise.lodging].reduce(
    (sum, one) => sum + (one.given === 'paid' ? one.monthlyCost.minorUnits : 0),
    0,
  )
  return {
    promised: part(promise.monthlyWage),
    boardAndLodging: part({ minorUnits: agreed, currency: 'CNY' }),
    dueOn: dueOn(promise.payDay, isEarly ? handedOverOn : startedOn, { year, month }),
  }
}

function dueOn(payDay: number | undefined, from: CalendarDate, { year, month }: { year: number; month: number }) {
  if (payDay === undefined) return plusDays(from, 30)
  const first = dayNumber(monthAfter(year, month))
  const last = dayNumber(month === 12 ? monthAfter(year + 1, 1) : monthAfter(year, month + 1)) - 1
  return dateOfDayNumber(Math.min(first + payDay - 1, last))
}

/** Its first day. */
function monthAfter(year: number, month: number): CalendarDate {
  const [inYear, next] = month === 12 ? [year + 1, 1] : [year, month + 1]
  return `${inYear}-${String(next).padStart(2, '0')}-01` as CalendarDate
}

/** What a worker's word about the first wage comes to on a day. */
export function judgeFirstWage(
  said: SaidOfWage,
  promise: PromisedPay,
  { handedOverOn, on }: { readonly handedOverOn: CalendarDate; readonly on: CalendarDate },
  rules: WageRules = wageRulesOn(on),
): FirstWage {
  const { promised, boardAndLodging, dueOn: due } = promisedFirstWage(promise, handedOverOn)
  const kept = (promised.minorUnits * (rules.ownInsurancePercent + rules.slackPercent)) / 100
  const least = Math.max(0, Math.floor(promised.minorUnits - kept - boardAndLodging.minorUnits))
  const paid = said.paid?.minorUnits ?? 0
  return {
    finding: findingOf(said, {
      paid,
      least,
      whole: promise.monthlyWage.minorUnits,
      // On a promised pay day the wage may still come until the evening.
      isDue: promise.payDay === undefined ? due <= on : due < on,
      promise,
    }),
    promised,
    least: { minorUnits: least, currency: 'CNY' },
    paid: said.paid,
    missing: { minorUnits: Math.max(0, promised.minorUnits - paid), currency: 'CNY' },
    late: said.late,
    dueOn: due,
  }
}

function findingOf(
  { paid: given, late, isNotDue, isSure }: SaidOfWage,
  {
    paid,
    least,
    whole,
    isDue,
    promise,
  }: { paid: number; least: number; whole: number; isDue: boolean; promise: PromisedPay },
): WageFinding {
  if (!isSure && paid > whole * mostTimes) return 'unclear'
  // They know another pay day than the law's month, or than the one that they were promised.
  if (given === null && isNotDue)
    return isDue && promise.payDay !== undefined ? (isSure ? 'unpaid' : 'unclear') : 'not-due'
  if (given === null) return isDue ? 'unpaid' : 'not-due'
  if (paid < least) return isDue ? 'short' : 'not-due'
  return late && isDue ? 'late' : 'as-promised'
}

/** Whether it is what opens a case. */
export function isBroken({ finding }: Pick<FirstWage, 'finding'>): boolean {
  return finding === 'short' || finding === 'late' || finding === 'unpaid'
}
