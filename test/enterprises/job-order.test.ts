import { describe, expect, test } from 'vitest'
import { JobOrder, minimumAge } from '../../domain/enterprises/job-order.ts'
import { JobPromise, promiseOf } from '../../domain/enterprises/job-promise.ts'
import { ReportJobOrder, reportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { active, assembly, at, day, done, huasheng, signed } from './sample.ts'

const reporting = { id: derivedId('JobOrderId', 'assembly'), at: at('2027-02-01') }

test('a job order reported under an active agreement belongs to its enterprise', () => {
  const jobOrder = done(reportJobOrder(assembly, active, reporting))
  expect(JobOrder.parse(jobOrder)).toEqual(jobOrder)
  expect(jobOrder).toMatchObject({ enterpriseId: huasheng.id, agreementId: active.id, headcount: 60 })
})

describe('a job order is refused', () => {
  test('under an agreement that is not active, or another than it names', () => {
    const refused = { refused: 'agreement-not-active' }
    expect(reportJobOrder(assembly, signed, reporting)).toMatchObject(refused)
    expect(reportJobOrder(assembly, active, { ...reporting, at: at('2027-01-09') })).toMatchObject(refused)
    expect(
      reportJobOrder({ ...assembly, agreementId: derivedId('AgreementId', 'x') }, active, reporting),
    ).toMatchObject(refused)
  })
  test('when its start has passed', () => {
    expect(reportJobOrder({ ...assembly, startDate: day('2027-01-31') }, active, reporting)).toMatchObject({
      refused: 'invalid-request',
      errors: [{ pointer: '#/startDate' }],
    })
  })
  test('when its texts limit who may apply, with the words and where they stand', () => {
    const limited = { ...assembly, post: '组装工（限女）', remarks: '35岁以下，河南人不要' }
    expect(reportJobOrder(limited, active, reporting)).toMatchObject({
      refused: 'discriminatory-wording',
      errors: [
        { pointer: '#/post', words: { zh: '请删去：限女', en: 'Take out: “限女”' } },
        { pointer: '#/remarks', words: { zh: '请删去：35岁以下、河南人不要', en: 'Take out: “35岁以下, 河南人不要”' } },
      ],
    })
  })
  test.each([
    ['of nobody', { headcount: 0 }],
    ['of more than a plant takes', { headcount: 5001 }],
    ['without pay', { monthlyWage: yuan(0) }],
    ['in a city that nobody knows', { cityCode: '999999' }],
    ['with 84 hours a week', { hoursPerWeek: 84 }],
    ['whose post does not fit into a message', { post: '工'.repeat(21) }],
  ])('%s', (_, change) => expect(ReportJobOrder.safeParse({ ...assembly, ...change }).success).toBe(false))
})

test('what nobody may ask is not kept, even if an enterprise sends it', () => {
  const parsed = ReportJobOrder.parse({ ...assembly, sex: '女', maximumAge: 35, ethnicity: '汉族' })
  expect(parsed).toEqual(assembly)
})

test('hazards raise the minimum age from 16 to 18', () => {
  expect(minimumAge({ hazardous: false })).toBe(16)
  expect(minimumAge({ hazardous: true })).toBe(18)
})

test('the promise holds what day 1 asks for, with the date that the enterprise confirmed', () => {
  const jobOrder = done(reportJobOrder(assembly, active, reporting))
  const promise = promiseOf(jobOrder, huasheng, day('2027-03-08'))
  expect(JobPromise.parse(promise)).toEqual(promise)
  expect(promise).toEqual({
    employer: '东莞市华晟电子科技有限公司',
    post: '电子组装工',
    monthlyWage: yuan(5500),
    cityCode: '441900',
    city: '东莞市',
    site: '东莞市长安镇振安东路8号',
    shift: 'two-shift',
    hoursPerWeek: 48,
    overtimePay: { basis: 'hourly', workdayPercent: 150, restDayPercent: 200, holidayPercent: 300 },
    board: { given: 'paid', monthlyCost: yuan(300) },
    lodging: { given: 'free' },
    startDate: '2027-03-08',
  })
  expect(promiseOf(jobOrder, huasheng).startDate).toBe('2027-03-05')
})
