import * as z from 'zod'
import { type JobOrder, Provision, Shift } from '../enterprises/job-order.ts'
import { HoursApproval, OvertimePay } from '../enterprises/working-hours.ts'
import { inYuan } from '../kernel/money.ts'
import { cityByCode } from '../kernel/places/cities.ts'
import { column } from './list-column.ts'

const provisions = Provision.options.map((one) => one.shape.given.value)

/** Vacancies of an enterprise, with all that a worker is promised. */
export const VacancyLine = z.strictObject({
  reference: column.text('编号', 'how the sender numbers it: the same again is the same vacancy'),
  enterpriseCode: column.text('统一社会信用代码', 'unified social credit code', { codes: 'GB 32100' }),
  enterpriseName: column.textOrNone('企业名称', 'name of the enterprise', { toldOnly: true }),
  post: column.text('岗位', 'post'),
  headcount: column.number('用工人数', 'headcount', { unit: 'places' }),
  monthlyYuan: column.number('月工资', 'monthly wage, overtime included', { unit: 'yuan' }),
  baseYuan: column.numberOrNone('其中基本工资', 'what of it is paid for normal hours', { unit: 'yuan' }),
  cityCode: column.text('城市代码', 'city of the plant', { codes: 'GB/T 2260' }),
  city: column.textOrNone('城市', 'name of the city', { toldOnly: true }),
  site: column.text('工作地址', 'address of the plant'),
  shift: column.text('班次', 'shift', { codes: Shift.options }),
  hoursPerWeek: column.number('每周工时', 'hours a week', { unit: 'hours' }),
  hoursPerDay: column.numberOrNone('每日工时', 'hours a day', { unit: 'hours' }),
  overtimeBasis: column.textOrNone('加班费计法', 'basis of overtime pay', { codes: OvertimePay.shape.basis.options }),
  workdayPercent: column.numberOrNone('工作日加班', 'overtime on a workday', { unit: 'percent' }),
  restDayPercent: column.numberOrNone('休息日加班', 'overtime on a rest day', { unit: 'percent' }),
  holidayPercent: column.numberOrNone('法定节日加班', 'overtime on a public holiday', { unit: 'percent' }),
  hoursSystem: column.textOrNone('特殊工时制', 'approved system of hours', {
    codes: HoursApproval.shape.system.options,
  }),
  hoursAuthority: column.textOrNone('工时批准机关', 'who approved it'),
  hoursNumber: column.textOrNone('工时批准文号', 'number of the approval'),
  hoursUntil: column.textOrNone('工时批准有效期', 'approved until', { unit: 'YYYY-MM-DD' }),
  payDay: column.numberOrNone('发薪日', 'day of the month on which wages are paid', { unit: 'day of the month' }),
  board: column.text('伙食', 'board', { codes: provisions }),
  boardYuan: column.numberOrNone('伙食费每月', 'what board costs a month', { unit: 'yuan' }),
  lodging: column.text('住宿', 'lodging', { codes: provisions }),
  lodgingYuan: column.numberOrNone('住宿费每月', 'what lodging costs a month', { unit: 'yuan' }),
  startDate: column.text('上岗日期', 'start', { unit: 'YYYY-MM-DD' }),
  requiredSkill: column.textOrNone('所需技能', 'skill needed'),
  hazardous: column.yesNo('有害作业', 'not cleared of hazards for 16 and 17 year olds'),
  remarks: column.textOrNone('备注', 'remarks'),
})
export type VacancyLine = z.infer<typeof VacancyLine>

export function vacancyLine(order: JobOrder, enterprise: { name: string; socialCreditCode: string }): VacancyLine {
  const { overtimePay, hoursApproval, board, lodging } = order
  const cost = (given: Provision) => (given.given === 'paid' ? inYuan(given.monthlyCost) : null)
  return {
    reference: order.id,
    enterpriseCode: enterprise.socialCreditCode,
    enterpriseName: enterprise.name,
    post: order.post,
    headcount: order.headcount,
    monthlyYuan: inYuan(order.monthlyWage),
    baseYuan: order.baseWage ? inYuan(order.baseWage) : null,
    cityCode: order.cityCode,
    city: cityByCode(order.cityCode)?.name ?? null,
    site: order.site,
    shift: order.shift,
    hoursPerWeek: order.hoursPerWeek,
    hoursPerDay: order.hoursPerDay ?? null,
    overtimeBasis: overtimePay?.basis ?? null,
    workdayPercent: overtimePay?.workdayPercent ?? null,
    restDayPercent: overtimePay?.restDayPercent ?? null,
    holidayPercent: overtimePay?.holidayPercent ?? null,
    hoursSystem: hoursApproval?.system ?? null,
    hoursAuthority: hoursApproval?.authority ?? null,
    hoursNumber: hoursApproval?.number ?? null,
    hoursUntil: hoursApproval?.validUntil ?? null,
    payDay: order.payDay ?? null,
    board: board.given,
    boardYuan: cost(board),
    lodging: lodging.given,
    lodgingYuan: cost(lodging),
    startDate: order.startDate,
    requiredSkill: order.requiredSkill,
    hazardous: order.hazardous,
    remarks: order.remarks === '' ? null : order.remarks,
  }
}
