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
    board: provisionIn(text('board'), text('boardCost')),
    lodging: provisionIn(text('lodging'), text('lodgingCost')),
    startDate: text('startDate'),
    requiredSkill: text('requiredSkill') || null,
    hazardous: text('hazardous') === 'yes',
    remarks: form['remarks'] ?? '',
  })
  if (parsed.success) return { report: parsed.data }
  const wrong = [...issuesIn(parsed.error)].map((path) => {
    const [field = ''] = path.split('.')
    return (field === 'board' || field === 'lodging') && path !== `${field}.given` ? `${field}Cost` : field
  })
  return { wrong: new Set(wrong) }
}

/** Digits alone, as a phone's keyboard gives them; anything else is left for the schema to refuse. */
function numberIn(text: string): number | string {
  return /^\d{1,9}$/.test(text) ? Number(text) : text
}

function moneyIn(text: string) {
  return /^\d{1,9}(?:\.\d{1,2})?$/.test(text) ? yuan(Number(text)) : text
}

function provisionIn(given: string, cost: string) {
  return given === 'paid' ? { given, monthlyCost: moneyIn(cost) } : { given }
}
