import { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import type { AgreementId } from '../../domain/kernel/ids.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { Form } from './take-form.ts'
import { issuesIn } from './wrong-with.ts'

/** The order that a form describes, or which of its fields are wrong. */
export function readOrderForm(
  form: Form,
  agreementId: AgreementId,
): { readonly report: ReportJobOrder } | { readonly wrong: ReadonlySet<string> } {
  const text = (name: string) => form[name]?.trim() ?? ''
  const parsed = ReportJobOrder.safeParse({
    agreementId,
    post: text('post'),
    headcount: numberIn(text('headcount')),
    monthlyWage: moneyIn(text('monthlyWage')),
    cityCode: text('cityCode'),
    site: text('site'),
    shift: text('shift'),
    hoursPerWeek: numberIn(text('hoursPerWeek')),
    ...(text('hoursPerDay') && { hoursPerDay: hoursIn(text('hoursPerDay')) }),
    ...(text('payDay') && { payDay: numberIn(text('payDay')) }),
    ...(text('baseWage') && { baseWage: moneyIn(text('baseWage')) }),
    ...(text('overtimeBasis') && { overtimePay: overtimeIn(text) }),
    ...(text('approvalSystem') && { hoursApproval: approvalIn(text) }),
    board: provisionIn(text('board'), text('boardCost')),
    lodging: provisionIn(text('lodging'), text('lodgingCost')),
    startDate: text('startDate'),
    requiredSkill: text('requiredSkill') || null,
    ...((text('brand') || text('brandGrade')) && {
      requiredBrand: { brandId: text('brand'), grade: numberIn(text('brandGrade')) },
    }),
    hazardous: text('hazardous') === 'yes',
    remarks: form['remarks'] ?? '',
  })
  if (parsed.success) return { report: parsed.data }
  return { wrong: new Set([...issuesIn(parsed.error)].map(fieldOfOrder)) }
}

const inputs: Readonly<Record<string, string>> = {
  'board.monthlyCost': 'boardCost',
  'board.monthlyCost.minorUnits': 'boardCost',
  'lodging.monthlyCost': 'lodgingCost',
  'lodging.monthlyCost.minorUnits': 'lodgingCost',
  'requiredBrand.brandId': 'brand',
  'requiredBrand.grade': 'brandGrade',
  requiredBrand: 'brand',
  overtimePay: 'overtimeBasis',
  'overtimePay.basis': 'overtimeBasis',
  'overtimePay.workdayPercent': 'workdayPercent',
  'overtimePay.restDayPercent': 'restDayPercent',
  'overtimePay.holidayPercent': 'holidayPercent',
  hoursApproval: 'approvalSystem',
  'hoursApproval.system': 'approvalSystem',
  'hoursApproval.authority': 'approvalAuthority',
  'hoursApproval.number': 'approvalNumber',
  'hoursApproval.validUntil': 'approvalUntil',
}

/** The input of the form that a path into the order was read from. */
export function fieldOfOrder(path: string): string {
  return inputs[path] ?? path.split('.')[0] ?? ''
}

function overtimeIn(text: (name: string) => string) {
  const percent = (name: string) => numberIn(text(name))
  return {
    basis: text('overtimeBasis'),
    workdayPercent: percent('workdayPercent'),
    restDayPercent: percent('restDayPercent'),
    holidayPercent: percent('holidayPercent'),
  }
}

function approvalIn(text: (name: string) => string) {
  return {
    system: text('approvalSystem'),
    authority: text('approvalAuthority'),
    number: text('approvalNumber'),
    validUntil: text('approvalUntil'),
  }
}

/** Digits alone, as a phone's keyboard gives them; anything else is left for the schema to refuse. */
function numberIn(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text
}

function hoursIn(text: string): number | string {
  return /^\d{1,2}(?:\.\d)?$/.test(text) ? Number(text) : text
}

function moneyIn(text: string) {
  return /^\d{1,9}(?:\.\d{1,2})?$/.test(text) ? yuan(Number(text)) : text
}

function provisionIn(given: string, cost: string) {
  return given === 'paid' ? { given, monthlyCost: moneyIn(cost) } : { given }
}
