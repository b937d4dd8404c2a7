import type { Provision, Shift } from '../../domain/enterprises/job-order.ts'
import type { JobPromise } from '../../domain/enterprises/job-promise.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { certificateAsked } from '../../domain/surveys/certificate-asked.ts'
import { type Html, html } from '../wiring/html.ts'
import { type Say, sayDay } from './say.ts'

const shiftNames: Record<Shift, readonly [string, string]> = {
  day: ['白班', 'day shift'],
  night: ['夜班', 'night shift'],
  'two-shift': ['两班倒', 'two shifts in turn'],
  'three-shift': ['三班倒', 'three shifts in turn'],
}

/** What was promised, and what is not known: a blank would be read as a yes. */
export function promisePart(promise: JobPromise, say: Say): Html {
  const shift = say(...shiftNames[promise.shift])
  const { hoursPerWeek, hoursPerDay } = promise
  const hours = hoursPerDay
    ? [`每天${hoursPerDay}小时，每周${hoursPerWeek}小时`, `${hoursPerDay} hours a day, ${hoursPerWeek} a week`]
    : [`每周${hoursPerWeek}小时`, `${hoursPerWeek} hours a week`]
  const unknown = say('还不知道，签合同前请问清楚', 'not yet known: ask before you sign the contract')
  const rows: [string, string][] = [
    [say('单位', 'Employer'), promise.employer],
    [say('岗位', 'Post'), promise.post],
    [say('月薪', 'Wage'), say(`${inYuan(promise.monthlyWage)}元`, `${inYuan(promise.monthlyWage)} yuan a month`)],
    [say('地点', 'Place'), `${promise.city} ${promise.site}`],
    [say('班次', 'Hours'), say(`${shift}，${hours[0]}`, `${shift}, ${hours[1]}`)],
    ...certificateRow(promise, say),
    ...overtimeRow(promise, say),
    [say('伙食', 'Meals'), provision(promise.board, say)],
    [say('住宿', 'Lodging'), provision(promise.lodging, say)],
    [say('到岗', 'Start'), sayDay(promise.startDate, say)],
    [
      say('合同', 'Contract'),
      say(
        '单位和您签书面劳动合同，依法最晚在到岗一个月内',
        'in writing with the employer: by law within a month of the start',
      ),
    ],
    [
      say('保险', 'Insurance'),
      say('依法由单位缴纳社会保险，包括工伤保险', 'social insurance with work injury, which the employer pays by law'),
    ],
    [
      say('发薪日', 'Pay day'),
      promise.payDay ? say(`每月${promise.payDay}日`, `day ${promise.payDay} of each month`) : unknown,
    ],
  ]
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

/** The offer went to somebody who holds it; what was asked for is said, so that they bring it. */
function certificateRow({ requiredBrand }: JobPromise, say: Say): [string, string][] {
  if (!requiredBrand) return []
  const { zh, en } = certificateAsked(requiredBrand)
  return [[say('证书', 'Certificate'), say(`要求${zh}，请带上`, `${en} is asked for: bring it`)]]
}

function overtimeRow({ overtimePay }: JobPromise, say: Say): [string, string][] {
  if (!overtimePay) return []
  const { basis, workdayPercent, restDayPercent, holidayPercent } = overtimePay
  const by = basis === 'hourly' ? say('计时', 'by the hour') : say('计件', 'by the piece')
  const rates = say(
    `平日${workdayPercent}%，休息日${restDayPercent}%，法定节假日${holidayPercent}%`,
    `${workdayPercent}% on workdays, ${restDayPercent}% on rest days, ${holidayPercent}% on public holidays`,
  )
  return [[say('加班费', 'Overtime'), `${by}${say('，', ', ')}${rates}`]]
}

function provision(given: Provision, say: Say): string {
  if (given.given === 'no') return say('不提供', 'not provided')
  if (given.given === 'free') return say('免费', 'free')
  const cost = inYuan(given.monthlyCost)
  return say(`每月${cost}元`, `${cost} yuan a month`)
}
