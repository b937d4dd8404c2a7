import { inYuan, yuan } from '../kernel/money.ts'
import type { Sentence } from '../kernel/words.ts'
import { enterpriseSentences } from './enterprise-sentences.ts'
import type { JobOrder } from './job-order.ts'
import { type MinimumWage, minimumWageOn } from './minimum-wage.ts'
import { overtimeAWeek } from './overtime-a-week.ts'
import {
  leastOvertimePay,
  longestDay,
  longestOrdinaryWeek,
  longestPartTimeWeek,
  longestWeek,
  mostOvertimeAMonth,
  type OvertimePay,
  standardDay,
  standardWeek,
} from './working-hours.ts'

/** A term that the law does not allow: where it stands, and the fields that it was found by. */
export interface UnlawfulTerm {
  readonly pointer: string
  readonly by: readonly (keyof Terms)[]
  readonly words: Sentence
}

export type Terms = Pick<
  JobOrder,
  | 'monthlyWage'
  | 'baseWage'
  | 'hoursPerWeek'
  | 'hoursPerDay'
  | 'overtimePay'
  | 'hoursApproval'
  | 'cityCode'
  | 'startDate'
>

/** Hours, overtime and wage of an order as the law has them on its start date; empty where all is well. */
export function judgeTerms(terms: Terms, minimum = minimumWageOn(terms.cityCode, terms.startDate)): UnlawfulTerm[] {
  return [...judgeHours(terms), ...judgeDay(terms), ...judgeWage(terms, minimum)]
}

function judgeHours({ hoursPerWeek, overtimePay, hoursApproval, startDate }: Terms): UnlawfulTerm[] {
  const found: UnlawfulTerm[] = []
  if (hoursPerWeek > longestOrdinaryWeek && !overtimePay)
    found.push({
      pointer: '#/overtimePay',
      by: ['hoursPerWeek', 'overtimePay'],
      words: enterpriseSentences('overtime-pay-needed', { hours: hoursPerWeek, longest: longestOrdinaryWeek }),
    })
  if (overtimePay) found.push(...judgeOvertime(overtimePay))
  if (hoursPerWeek > longestWeek && !hoursApproval)
    found.push({
      pointer: '#/hoursPerWeek',
      by: ['hoursPerWeek', 'hoursApproval'],
      words: enterpriseSentences('above-ceiling', {
        hours: hoursPerWeek,
        longest: longestWeek,
        standard: standardWeek,
      }),
    })
  if (hoursApproval && hoursApproval.validUntil < startDate)
    found.push({
      pointer: '#/hoursApproval',
      by: ['hoursApproval', 'startDate'],
      words: enterpriseSentences('approval-ends-before', { validUntil: hoursApproval.validUntil, startDate }),
    })
  return found
}

/** The days of an order that says how long they are. An approval of averaged or irregular hours stands in for all but the pay. */
function judgeDay(terms: Terms): UnlawfulTerm[] {
  const { hoursPerWeek, hoursPerDay, overtimePay, hoursApproval } = terms
  if (hoursPerDay === undefined) return []
  const found: UnlawfulTerm[] = []
  const hours = { day: hoursPerDay, hours: hoursPerWeek }
  const say = (words: Sentence, ...by: UnlawfulTerm['by']) => found.push({ pointer: '#/hoursPerDay', by, words })
  if (hoursPerDay > standardDay && hoursPerWeek <= longestOrdinaryWeek && !overtimePay)
    found.push({
      pointer: '#/overtimePay',
      by: ['hoursPerDay', 'overtimePay'],
      words: enterpriseSentences('overtime-pay-needed-day', { ...hours, longest: standardDay }),
    })
  if (hoursPerDay > hoursPerWeek) say(enterpriseSentences('day-above-week', hours), 'hoursPerDay', 'hoursPerWeek')
  if (hoursApproval) return found
  if (hoursPerDay > longestDay)
    say(
      enterpriseSentences('day-above-ceiling', {
        ...hours,
        longest: longestDay,
        standard: standardDay,
        overtime: longestDay - standardDay,
      }),
      'hoursPerDay',
      'hoursApproval',
    )
  else if (hoursPerWeek <= longestWeek && hoursPerDay * mostDaysAWeek < hoursPerWeek)
    say(enterpriseSentences('no-rest-day', hours), 'hoursPerDay', 'hoursPerWeek', 'hoursApproval')
  else if (hoursPerWeek <= longestWeek && inAMonth(overtimeAWeek(terms)) > mostOvertimeAMonth) {
    const overtime = Math.round(inAMonth(overtimeAWeek(terms)))
    say(
      enterpriseSentences('month-above-ceiling', {
        ...hours,
        overtime,
        most: mostOvertimeAMonth,
        standard: standardDay,
      }),
      'hoursPerDay',
      'hoursPerWeek',
      'hoursApproval',
    )
  }
  return found
}

/** One day in seven is free (Labour Law, article 38). */
const mostDaysAWeek = 6

function inAMonth(hoursAWeek: number): number {
  return (hoursAWeek * 52) / 12
}

const days = {
  workdayPercent: ['平日', 'workdays'],
  restDayPercent: ['休息日', 'rest days'],
  holidayPercent: ['法定节假日', 'public holidays'],
} as const

function judgeOvertime(overtimePay: OvertimePay): UnlawfulTerm[] {
  return (Object.keys(days) as (keyof typeof days)[]).flatMap((day) => {
    const [least, [zh, en]] = [leastOvertimePay[day], days[day]]
    if (overtimePay[day] >= least) return []
    return [
      {
        pointer: `#/overtimePay/${day}`,
        by: ['overtimePay'] as const,
        words: enterpriseSentences('overtime-pay-low', { day: { zh, en }, least }),
      },
    ]
  })
}

/** Full-time work is held to the minimum of a month, part-time work to that of an hour. */
function judgeWage(terms: Terms, minimum: MinimumWage): UnlawfulTerm[] {
  const { monthlyWage, baseWage, hoursPerWeek, overtimePay } = terms
  const found: UnlawfulTerm[] = []
  const fields = ['monthlyWage', 'baseWage', 'hoursPerWeek', 'hoursPerDay', 'overtimePay', 'hoursApproval'] as const
  const ordinary = inYuan(baseWage ?? monthlyWage) / (baseWage ? 1 : weeksWorth(terms))
  if (baseWage && inYuan(monthlyWage) < leastInAll(inYuan(baseWage), terms)) {
    const least = leastInAll(inYuan(baseWage), terms)
    found.push({
      pointer: '#/monthlyWage',
      by: fields,
      words: enterpriseSentences('wage-below-hours', { base: inYuan(baseWage), hours: hoursPerWeek, least }),
    })
  }
  if (minimum.checked === 'not-checked') return found
  const isPartTime = hoursPerWeek <= longestPartTimeWeek
  const { place, validFrom } = minimum
  const least = isPartTime ? (inYuan(minimum.hourly) * hoursPerWeek * 52) / 12 : inYuan(minimum.monthly)
  // Half a fen is no wage: sums of hours do not come out even.
  if (ordinary + 0.005 >= least) return found
  const asMinimum = isPartTime
    ? { zh: `小时最低工资${inYuan(minimum.hourly)}元`, en: `${inYuan(minimum.hourly)} yuan an hour` }
    : { zh: `月最低工资${inYuan(minimum.monthly)}元`, en: `${inYuan(minimum.monthly)} yuan a month` }
  const promised = inYuan(yuan(ordinary))
  const without = overtimePay && !baseWage ? weeksWorth(terms) > 1 : false
  const needed = baseWage ? Math.ceil(least) : leastInAll(least, terms)
  found.push({
    pointer: baseWage ? '#/baseWage' : '#/monthlyWage',
    by: [...fields, 'cityCode', 'startDate'],
    words: enterpriseSentences('below-minimum', {
      place,
      from: validFrom,
      minimum: asMinimum,
      without: without ? { zh: '扣除加班费后', en: ', overtime taken off' } : '',
      promised,
      needed,
    }),
  })
  return found
}

/** What a week's pay is in ordinary weeks: 48 hours with overtime at 150% are 52 hours' pay, 1.3 weeks. */
function weeksWorth({ hoursPerWeek, hoursPerDay, overtimePay, hoursApproval }: Terms): number {
  if (!overtimePay || hoursApproval?.system === 'irregular') return 1
  // Averaged hours know no overtime of a single day.
  const overtime = overtimeAWeek(
    hoursApproval ? { hoursPerWeek } : { hoursPerWeek, ...(hoursPerDay && { hoursPerDay }) },
  )
  const paid = hoursPerWeek - overtime + (overtime * overtimePay.workdayPercent) / 100
  return Math.max(1, paid / standardWeek)
}

/** The least that a month pays in all over a base wage, in whole yuan. */
function leastInAll(base: number, terms: Terms): number {
  return Math.ceil(base * weeksWorth(terms) - 0.005)
}
