import { inYuan, yuan } from '../kernel/money.ts'
import type { Words } from '../kernel/words.ts'
import type { JobOrder } from './job-order.ts'
import { type MinimumWage, minimumWageOn } from './minimum-wage.ts'
import {
  leastOvertimePay,
  longestOrdinaryWeek,
  longestPartTimeWeek,
  longestWeek,
  type OvertimePay,
  standardWeek,
} from './working-hours.ts'

/** A term that the law does not allow: where it stands, and the fields that it was found by. */
export interface UnlawfulTerm {
  readonly pointer: string
  readonly by: readonly (keyof Terms)[]
  readonly words: Words
}

export type Terms = Pick<
  JobOrder,
  'monthlyWage' | 'baseWage' | 'hoursPerWeek' | 'overtimePay' | 'hoursApproval' | 'cityCode' | 'startDate'
>

/** Hours, overtime and wage of an order as the law has them on its start date; empty where all is well. */
export function judgeTerms(terms: Terms, minimum = minimumWageOn(terms.cityCode, terms.startDate)): UnlawfulTerm[] {
  return [...judgeHours(terms), ...judgeWage(terms, minimum)]
}

function judgeHours({ hoursPerWeek, overtimePay, hoursApproval, startDate }: Terms): UnlawfulTerm[] {
  const found: UnlawfulTerm[] = []
  if (hoursPerWeek > longestOrdinaryWeek && !overtimePay)
    found.push({
      pointer: '#/overtimePay',
      by: ['hoursPerWeek', 'overtimePay'],
      words: {
        zh: `每周${hoursPerWeek}小时超过${longestOrdinaryWeek}小时：请写明加班费怎么算（计时或计件，平日、休息日、法定节假日的比例）。`,
        en: `${hoursPerWeek} hours a week are more than ${longestOrdinaryWeek}: say how overtime is paid (by the hour or the piece, with the rates of workdays, rest days and holidays).`,
      },
    })
  if (overtimePay) found.push(...judgeOvertime(overtimePay))
  if (hoursPerWeek > longestWeek && !hoursApproval)
    found.push({
      pointer: '#/hoursPerWeek',
      by: ['hoursPerWeek', 'hoursApproval'],
      words: {
        zh: `每周${hoursPerWeek}小时超过法定上限${longestWeek}小时（每周${standardWeek}小时，每月加班不超过36小时）：请改少，或填写人社部门批准综合计算工时制、不定时工作制的文号。`,
        en: `${hoursPerWeek} hours a week are above the legal ceiling of ${longestWeek} (${standardWeek} a week and 36 of overtime a month): ask for fewer, or name the labour office's approval of averaged or irregular hours.`,
      },
    })
  if (hoursApproval && hoursApproval.validUntil < startDate)
    found.push({
      pointer: '#/hoursApproval',
      by: ['hoursApproval', 'startDate'],
      words: {
        zh: `工时审批只到${hoursApproval.validUntil}，早于到岗日期${startDate}：请填写到岗时有效的批准。`,
        en: `The approval of the hours ends on ${hoursApproval.validUntil}, before the start on ${startDate}: name one that is valid then.`,
      },
    })
  return found
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
        words: {
          zh: `${zh}加班费不能低于${least}%。`,
          en: `Overtime on ${en} is paid at ${least}% or more.`,
        },
      },
    ]
  })
}

/** Full-time work is held to the minimum of a month, part-time work to that of an hour. */
function judgeWage(terms: Terms, minimum: MinimumWage): UnlawfulTerm[] {
  const { monthlyWage, baseWage, hoursPerWeek, overtimePay } = terms
  const found: UnlawfulTerm[] = []
  const fields = ['monthlyWage', 'baseWage', 'hoursPerWeek', 'overtimePay', 'hoursApproval'] as const
  const ordinary = inYuan(baseWage ?? monthlyWage) / (baseWage ? 1 : weeksWorth(terms))
  if (baseWage && inYuan(monthlyWage) < leastInAll(inYuan(baseWage), terms)) {
    const least = leastInAll(inYuan(baseWage), terms)
    found.push({
      pointer: '#/monthlyWage',
      by: fields,
      words: {
        zh: `月薪包括加班费：按基本工资${inYuan(baseWage)}元和每周${hoursPerWeek}小时，月薪不能低于${least}元。`,
        en: `The monthly wage includes overtime: with a base of ${inYuan(baseWage)} yuan and ${hoursPerWeek} hours a week it is ${least} yuan or more.`,
      },
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
    words: {
      zh: `低于最低工资：${place}自${validFrom}起${asMinimum.zh}，这个岗位${without ? '扣除加班费后' : ''}正常工时的工资是每月${promised}元：请提高到${needed}元以上（加班费、夜班津贴、伙食补贴不计入最低工资）。`,
      en: `Below the minimum wage: ${place} has ${asMinimum.en} from ${validFrom}, and this post pays ${promised} yuan a month for normal hours${without ? ', overtime taken off' : ''}: raise it to ${needed} yuan or more (overtime, night allowances and meal subsidies do not count).`,
    },
  })
  return found
}

/** What a week's pay is in ordinary weeks: 48 hours with overtime at 150% are 52 hours' pay, 1.3 weeks. */
function weeksWorth({ hoursPerWeek, overtimePay, hoursApproval }: Terms): number {
  if (!overtimePay || hoursApproval?.system === 'irregular' || hoursPerWeek <= standardWeek) return 1
  return (standardWeek + ((hoursPerWeek - standardWeek) * overtimePay.workdayPercent) / 100) / standardWeek
}

/** The least that a month pays in all over a base wage, in whole yuan. */
function leastInAll(base: number, terms: Terms): number {
  return Math.ceil(base * weeksWorth(terms) - 0.005)
}
