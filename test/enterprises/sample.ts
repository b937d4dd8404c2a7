import { type Agreement, activateAgreement, signAgreement } from '../../domain/enterprises/agreement.ts'
import { offerAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { registerEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import type { ReportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { leastOvertimePay } from '../../domain/enterprises/working-hours.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, CalendarDate } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'

export const day = (text: string) => CalendarDate.parse(text)
export const at = (date: string, time = '09:00') => atShanghai(day(date), time)

/** The value of an act that the test does not expect to be refused. */
export function done<Value>(result: Value): Exclude<Value, Refusal> {
  if (isRefusal(result)) throw new Error(`refused: ${result.refused}: ${result.detail}`)
  return result as Exclude<Value, Refusal>
}

export const huasheng = done(
  registerEnterprise(
    {
      name: '东莞市华晟电子科技有限公司',
      socialCreditCode: '91110000101623741K',
      webhookUrl: 'https://hr.huasheng.example.cn/zhida',
    },
    { id: derivedId('EnterpriseId', 'huasheng'), by: 'province', at: at('2027-01-05') },
  ),
)

export const offered = done(
  offerAgreement(
    { firstDay: day('2027-01-10'), lastDay: day('2027-12-31'), answerHours: 168 },
    { id: derivedId('AgreementId', 'huasheng'), enterpriseId: huasheng.id, at: at('2027-01-05') },
  ),
)
export const signed = done(signAgreement(offered, { signedAt: at('2027-01-07'), signatory: '陈建国' }))
export const active: Agreement = done(activateAgreement(signed, at('2027-01-07', '09:05')))

export const assembly: ReportJobOrder = {
  agreementId: active.id,
  post: '电子组装工',
  headcount: 60,
  monthlyWage: yuan(5500),
  cityCode: '441900',
  site: '东莞市长安镇振安东路8号',
  shift: 'two-shift',
  hoursPerWeek: 48,
  overtimePay: { basis: 'hourly', ...leastOvertimePay },
  board: { given: 'paid', monthlyCost: yuan(300) },
  lodging: { given: 'free' },
  startDate: day('2027-03-05'),
  requiredSkill: null,
  hazardous: false,
  remarks: '男女不限，年满18周岁，试用期一个月，宿舍四人间。',
}
