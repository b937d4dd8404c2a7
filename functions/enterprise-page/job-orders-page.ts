import { type Agreement, mayReportUnder } from '../../domain/enterprises/agreement.ts'
import type { JobOrder, Provision, Shift } from '../../domain/enterprises/job-order.ts'
import {
  type HoursApproval,
  leastOvertimePay,
  longestDay,
  longestOrdinaryWeek,
  longestWeek,
  type OvertimePay,
  standardDay,
} from '../../domain/enterprises/working-hours.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { workplaces } from '../../domain/kernel/places/cities.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { labourBrands } from '../../domain/surveys/labour-brand.ts'
import { skillGrades } from '../../domain/surveys/skill-grades.ts'
import type { Deps } from '../wiring/deps.ts'
import { formFields } from '../wiring/form-fields.ts'
import { type Html, html } from '../wiring/html.ts'
import { finishPart } from './finishing.ts'
import type { Filled, FirmPage, Looking, ShownPage } from './firm-page.ts'
import { toldBy } from './told-by.ts'

/** Orders of the agreement that are shown at once, newest first. */
const shown = 50

type OrdersPage = FirmPage<'job-orders'>

/** What the enterprise has reported under the agreement, and a form for a new order or for one that is to be changed. */
export async function jobOrdersPage(
  page: OrdersPage,
  filled: Filled | null,
  looking: Looking,
  deps: Pick<Deps, 'agreements' | 'jobOrders' | 'clock'>,
): Promise<ShownPage> {
  const { say, subject } = page
  const agreement = await deps.agreements.get(subject.agreementId)
  if (!agreement) throw new Error(`the agreement of ${page.link.id} is gone`)
  const { items } = await deps.jobOrders.list(null, shown, page.enterprise.id)
  const orders = items.filter(({ agreementId }) => agreementId === agreement.id)
  const now = deps.clock.now()
  const judged = mayReportUnder(agreement, { at: now, now })
  const chosen = orders.find(({ id }) => id === looking.order)
  const isNew = looking.order === 'new' || orders.length === 0
  const isOpen = !isRefusal(judged) && !page.link.settledAt
  return {
    title: say('用工岗位', 'Vacancies'),
    content: html`${isRefusal(judged) ? html`<p class="said" role="status">${judged.words[page.language]}</p>` : null}
${!isOpen || !(chosen || isNew) ? null : orderForm(page, agreement, chosen, filled, now)}
${orders.map((order) => orderPart(page, order, isOpen))}
${
  !isOpen || isNew
    ? null
    : html`<p><a href="${page.address}?order=new">${say('再报一个岗位', 'Report another vacancy')}</a></p>`
}
${isRefusal(judged) || (isNew && !page.link.settledAt) ? null : finishPart(page, 'job-orders')}`,
  }
}

function orderPart(page: OrdersPage, order: JobOrder, mayChange: boolean): Html {
  const { say, address } = page
  const { id, post, headcount, monthlyWage, startDate, site, reportedAt, changedAt, saidBy } = order
  const who = toldBy(page, changedAt ?? reportedAt, saidBy)
  return html`<section>
<h2>${post}</h2>
<p>${say(
    `${headcount}人，月薪${inYuan(monthlyWage)}元，${startDate}到岗，${site}`,
    `${headcount} people, ${inYuan(monthlyWage)} yuan a month, from ${startDate}, ${site}`,
  )}</p>
<p class="quiet">${changedAt ? say(`修改：${who}`, `Changed: ${who}`) : say(`填报：${who}`, `Reported: ${who}`)}</p>
${mayChange ? html`<p><a href="${address}?order=${id}">${say('修改', 'Change')}</a></p>` : null}
</section>`
}

const shifts: Record<Shift, readonly [string, string]> = {
  day: ['白班', 'day shift'],
  night: ['夜班', 'night shift'],
  'two-shift': ['两班倒', 'two shifts in turn'],
  'three-shift': ['三班倒', 'three shifts in turn'],
}
const provisions: Record<Provision['given'], readonly [string, string]> = {
  no: ['不提供', 'not given'],
  free: ['免费', 'free'],
  paid: ['收费', 'paid by the worker'],
}

const overtimeBases: Readonly<Record<OvertimePay['basis'], readonly [string, string]>> = {
  hourly: ['计时', 'by the hour'],
  'piece-rate': ['计件', 'by the piece'],
}
const approvalSystems: Readonly<Record<HoursApproval['system'], readonly [string, string]>> = {
  comprehensive: ['综合计算工时制', 'averaged hours'],
  irregular: ['不定时工作制', 'irregular hours'],
}

function orderForm(
  page: OrdersPage,
  { quota, lastDay }: Agreement,
  order: JobOrder | undefined,
  filled: Filled | null,
  now: string,
): Html {
  const { say, address } = page
  const fields = formFields(filled, order ? fieldsOf(order) : { ...leastOvertimePay })
  const choices = (some: Readonly<Record<string, readonly [string, string]>>) =>
    Object.entries(some).map(([value, [zh, en]]) => [value, say(zh, en)] as const)
  // The same form sent twice is one order: the moment at which it was opened tells it from another.
  const opened = filled?.typed['form'] ?? now
  return html`<section>
<h2>${order ? say(`修改：${order.post}`, `Change: ${order.post}`) : say('报一个岗位', 'Report a vacancy')}</h2>
<p class="quiet">${say(
    `到岗日期不晚于${lastDay}${quota === undefined ? '' : `，人数不超过${quota}`}。不能写性别、年龄、婚育、民族、籍贯等条件，不能收押金和费用、扣证件。`,
    `Start by ${lastDay}${quota === undefined ? '' : `, ${quota} people at most`}. No condition of sex, age, marriage, ethnicity or origin, no deposits, fees or IDs kept.`,
  )}</p>
<form method="post" action="${address}/job-orders">
${fields.hidden('order', order?.id ?? 'new')}${fields.hidden('form', opened)}
${fields.input('post', say('岗位名称', 'Post'), { longest: 20 })}
${fields.input('headcount', say('人数', 'How many'), { type: 'number' })}
${fields.input('monthlyWage', say('月薪（元，含加班费）', 'Monthly wage (yuan, overtime included)'), { type: 'number', step: '0.01' })}
${fields.input('baseWage', say('其中基本工资（元，正常工时，可不填）', 'Of it for normal hours (yuan, may be left empty)'), { type: 'number', step: '0.01' })}
${fields.select('cityCode', say('工作城市', 'City'), [['', ''], ...workplaces.map(({ code, name }) => [code, name] as const)])}
${fields.input('site', say('详细地址', 'Address of the site'), { longest: 100 })}
${fields.select('shift', say('班次', 'Shift'), choices(shifts))}
${fields.input('hoursPerWeek', say('每周工时', 'Hours a week'), { type: 'number' })}
${fields.input('hoursPerDay', say('每天工时（不含休息，可不填）', 'Hours a day (breaks left out, may be left empty)'), { type: 'number', step: '0.5' })}
${fields.select('overtimeBasis', say(`加班费（每周超过${longestOrdinaryWeek}小时或每天超过${standardDay}小时必填）`, `Overtime (above ${longestOrdinaryWeek} hours a week or ${standardDay} a day)`), [['', ''], ...choices(overtimeBases)])}
${fields.input('workdayPercent', say('平日加班（%，不低于150）', 'On workdays (%, 150 or more)'), { type: 'number' })}
${fields.input('restDayPercent', say('休息日加班（%，不低于200）', 'On rest days (%, 200 or more)'), { type: 'number' })}
${fields.input('holidayPercent', say('法定节假日加班（%，不低于300）', 'On public holidays (%, 300 or more)'), { type: 'number' })}
${fields.select('approvalSystem', say(`特殊工时审批（每周超过${longestWeek}小时或每天超过${longestDay}小时必填）`, `Approval of the hours (above ${longestWeek} a week or ${longestDay} a day)`), [['', ''], ...choices(approvalSystems)])}
${fields.input('approvalAuthority', say('批准机关', 'Approved by'), { longest: 60 })}
${fields.input('approvalNumber', say('批准文号', 'Number of the approval'), { longest: 60 })}
${fields.input('approvalUntil', say('有效期至', 'Valid until'), { type: 'date' })}
${fields.input('payDay', say('每月发薪日（几号，可不填）', 'Pay day (day of the month, may be left empty)'), { type: 'number' })}
${fields.select('board', say('伙食', 'Board'), choices(provisions))}
${fields.input('boardCost', say('伙食费（元/月，收费时填）', 'Cost of board (yuan a month, where paid)'), { type: 'number', step: '0.01' })}
${fields.select('lodging', say('住宿', 'Lodging'), choices(provisions))}
${fields.input('lodgingCost', say('住宿费（元/月，收费时填）', 'Cost of lodging (yuan a month, where paid)'), { type: 'number', step: '0.01' })}
${fields.input('startDate', say('到岗日期', 'Start'), { type: 'date' })}
${fields.input('requiredSkill', say('技能要求（没有就不填）', 'Skill needed (empty where none)'), { longest: 20 })}
${fields.select('brand', say('劳务品牌证书（没有要求就不选）', 'Certificate of a labour brand (empty where none)'), [['', ''], ...labourBrands.map(({ brandId, name }) => [brandId, name[page.language]] as const)])}
${fields.select('brandGrade', say('证书等级，最低', 'Its grade, at least'), [['', ''], ...skillGrades.map(({ grade, name }) => [String(grade), name[page.language]] as const)])}
${fields.select('hazardous', say('接触职业危害', 'Exposed to hazards'), [
  ['no', say('否', 'no')],
  ['yes', say('是（须年满18周岁）', 'yes (18 years at least)')],
])}
${fields.text('remarks', say('备注', 'Remarks'), 500)}
${fields.input('name', say('填报人姓名', 'Your name'), { longest: 40 })}
<button>${order ? say('保存修改', 'Save the change') : say('提交', 'Send')}</button>
</form>
</section>`
}

function fieldsOf(order: JobOrder): Readonly<Record<string, string | number | null>> {
  const cost = (given: Provision) => (given.given === 'paid' ? inYuan(given.monthlyCost) : null)
  const { board, lodging, monthlyWage, baseWage, overtimePay, hoursApproval, requiredBrand, hazardous, ...rest } = order
  const {
    post,
    headcount,
    cityCode,
    site,
    shift,
    hoursPerWeek,
    hoursPerDay,
    startDate,
    payDay,
    requiredSkill,
    remarks,
  } = rest
  return {
    post,
    headcount,
    cityCode,
    site,
    shift,
    hoursPerWeek,
    hoursPerDay: hoursPerDay ?? null,
    startDate,
    payDay: payDay ?? null,
    requiredSkill,
    remarks,
    monthlyWage: inYuan(monthlyWage),
    baseWage: baseWage ? inYuan(baseWage) : null,
    ...leastOvertimePay,
    ...(overtimePay && {
      overtimeBasis: overtimePay.basis,
      workdayPercent: overtimePay.workdayPercent,
      restDayPercent: overtimePay.restDayPercent,
      holidayPercent: overtimePay.holidayPercent,
    }),
    ...(hoursApproval && {
      approvalSystem: hoursApproval.system,
      approvalAuthority: hoursApproval.authority,
      approvalNumber: hoursApproval.number,
      approvalUntil: hoursApproval.validUntil,
    }),
    board: board.given,
    boardCost: cost(board),
    lodging: lodging.given,
    lodgingCost: cost(lodging),
    ...(requiredBrand && { brand: requiredBrand.brandId, brandGrade: requiredBrand.grade }),
    hazardous: hazardous ? 'yes' : 'no',
  }
}
