import { describe, expect, test } from 'vitest'
import { changeJobOrder } from '../../domain/enterprises/change-job-order.ts'
import { promiseOf } from '../../domain/enterprises/job-promise.ts'
import { type MinimumWageLine, minimumWageOn } from '../../domain/enterprises/minimum-wage.ts'
import { offerAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { type ReportJobOrder, reportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { leastOvertimePay } from '../../domain/enterprises/working-hours.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { active, assembly, at, day, done, huasheng } from './sample.ts'

const reporting = { id: derivedId('JobOrderId', 'terms'), at: at('2027-02-01') }
const overtimePay = { basis: 'hourly' as const, ...leastOvertimePay }
const { overtimePay: _, ...plain } = { ...assembly, hoursPerWeek: 44, remarks: '' }
const report = (change: Partial<ReportJobOrder>) => reportJobOrder({ ...plain, ...change }, active, reporting)
const at44 = '#/overtimePay'
const ofDay = '#/hoursPerDay'

function pointersOf(result: ReturnType<typeof report>): string[] {
  return 'refused' in result ? (result.errors ?? []).map(({ pointer }) => pointer) : []
}

describe('hours', () => {
  const approval = {
    system: 'comprehensive' as const,
    authority: '东莞市人力资源和社会保障局',
    number: '东人社综〔2027〕12号',
    validUntil: day('2027-12-31'),
  }
  test.each<[string, Partial<ReportJobOrder>, string[]]>([
    ['44 a week need no word on overtime', {}, []],
    ['45 a week say how overtime is paid', { hoursPerWeek: 45 }, [at44]],
    ['48 a week with it are the most', { hoursPerWeek: 48, overtimePay }, []],
    ['49 a week are above the ceiling', { hoursPerWeek: 49, overtimePay }, ['#/hoursPerWeek']],
    ['60 a week with an approval', { hoursPerWeek: 60, overtimePay, hoursApproval: approval }, []],
    [
      '60 a week with an approval still say how overtime is paid',
      { hoursPerWeek: 60, hoursApproval: approval },
      [at44],
    ],
    [
      'an approval that ends before the start',
      { hoursPerWeek: 52, overtimePay, hoursApproval: { ...approval, validUntil: day('2027-03-04') } },
      ['#/hoursApproval'],
    ],
    ['by the piece', { hoursPerWeek: 48, overtimePay: { ...overtimePay, basis: 'piece-rate' } }, []],
    [
      'rates below the law',
      { hoursPerWeek: 48, overtimePay: { ...overtimePay, workdayPercent: 149, holidayPercent: 200 } },
      ['#/overtimePay/workdayPercent', '#/overtimePay/holidayPercent'],
    ],
  ])('%s', (_name, change, pointers) => expect(pointersOf(report(change))).toEqual(pointers))

  test.each<[string, Partial<ReportJobOrder>, string[]]>([
    ['8 a day', { hoursPerWeek: 40, hoursPerDay: 8 }, []],
    ['8 and a half say how overtime is paid', { hoursPerWeek: 40, hoursPerDay: 8.5 }, [at44]],
    ['11 a day are the most', { hoursPerWeek: 22, hoursPerDay: 11, overtimePay }, []],
    ['11 and a half are above the ceiling', { hoursPerWeek: 23, hoursPerDay: 11.5, overtimePay }, [ofDay]],
    // 4.4 days of 10 hours are 8.8 hours of overtime a week, 38 a month; 4 days are 35.
    ['44 a week in days of 10 are too much in a month', { hoursPerWeek: 44, hoursPerDay: 10, overtimePay }, [ofDay]],
    ['40 a week in days of 10 are not', { hoursPerWeek: 40, hoursPerDay: 10, overtimePay }, []],
    ['48 a week in days of 8', { hoursPerWeek: 48, hoursPerDay: 8, overtimePay }, []],
    ['48 a week in days of 7 and a half: no rest day', { hoursPerWeek: 48, hoursPerDay: 7.5, overtimePay }, [ofDay]],
    ['a day longer than its week', { hoursPerWeek: 6, hoursPerDay: 8 }, [ofDay]],
    ['12 a day with an approval', { hoursPerWeek: 48, hoursPerDay: 12, overtimePay, hoursApproval: approval }, []],
    [
      '12 a day with an approval still say how overtime is paid',
      { hoursPerWeek: 36, hoursPerDay: 12, hoursApproval: approval },
      [at44],
    ],
    ['too many of the week are said once', { hoursPerWeek: 56, hoursPerDay: 10, overtimePay }, ['#/hoursPerWeek']],
  ])('of a day: %s', (_name, change, pointers) =>
    expect(pointersOf(report({ monthlyWage: yuan(9000), ...change }))).toEqual(pointers),
  )

  test.each([
    '两班倒，12小时',
    '每天12小时，月休两天',
    '每天工作10-12小时',
    '12小时制',
    '长白班十二小时',
    '１２ 小时/天',
    '上12休24，每班12H',
    '工作时间：11.5个小时',
  ])('of a day that the text says are too many: %s', (remarks) => {
    expect(pointersOf(report({ remarks }))).toEqual(['#/remarks'])
    expect(pointersOf(report({ remarks, hoursApproval: approval }))).toEqual([])
  })

  test.each([
    '每天8小时',
    '每天工作8-11小时',
    '24小时热水，24小时保安',
    '每月加班不超过36小时',
    '离市区12小时车程',
    '岗前培训12小时',
    '十人一班，每班8小时',
  ])('that a text may name: %s', (remarks) => expect(pointersOf(report({ remarks }))).toEqual([]))

  test('are refused with what to do, in both languages', () => {
    expect(report({ hoursPerWeek: 56, overtimePay })).toMatchObject({
      refused: 'unlawful-terms',
      errors: [{ words: { zh: expect.stringMatching(/上限48小时.*文号/), en: expect.stringMatching(/48.*approval/) } }],
    })
  })

  test('and overtime are frozen with the promise', () => {
    const order = done(report({ hoursPerWeek: 48, hoursPerDay: 8, overtimePay, baseWage: yuan(3000) }))
    expect(promiseOf(order, huasheng)).toMatchObject({
      hoursPerWeek: 48,
      hoursPerDay: 8,
      overtimePay,
      baseWage: yuan(3000),
    })
  })
})

describe('wages', () => {
  const wage = (monthly: number, change: Partial<ReportJobOrder> = {}) =>
    report({ monthlyWage: yuan(monthly), ...change })

  test.each<[string, ReturnType<typeof report>, string[]]>([
    ['the minimum of 东莞 itself', wage(2080), []],
    ['a fen below it', report({ monthlyWage: yuan(2079.99) }), ['#/monthlyWage']],
    ['深圳 asks more than 广州', wage(2510, { cityCode: '440300' }), ['#/monthlyWage']],
    ['广州 does not', wage(2510, { cityCode: '440100' }), []],
    ['another city of Guangdong has the lowest tier', wage(1750, { cityCode: '441800' }), []],
    ['below the lowest tier of Jiangsu', wage(2179, { cityCode: '320500' }), ['#/monthlyWage']],
    ['a place without a line is not guessed', wage(900, { cityCode: '510100' }), []],
    // 48 hours at 150% above 40 are 52 hours' pay: 2,600 yuan leave 2,000 for normal hours.
    ['overtime does not count', wage(2600, { hoursPerWeek: 48, overtimePay }), ['#/monthlyWage']],
    // Four days of 11 hours are 32 ordinary hours and 12 at 150%: 50 hours' pay.
    [
      'overtime of a day does not count',
      wage(2599, { hoursPerWeek: 44, hoursPerDay: 11, overtimePay }),
      [ofDay, '#/monthlyWage'],
    ],
    ['days of 10 below it', wage(2287, { hoursPerWeek: 40, hoursPerDay: 10, overtimePay }), ['#/monthlyWage']],
    // 32 ordinary hours and 8 at 150% are 44 hours' pay.
    ['days of 10 are paid as 44 hours', wage(2288, { hoursPerWeek: 40, hoursPerDay: 10, overtimePay }), []],
    ['the minimum with overtime on top', wage(2704, { hoursPerWeek: 48, overtimePay }), []],
    ['a base wage below it', wage(4000, { baseWage: yuan(2000) }), ['#/baseWage']],
    ['a base wage above the whole', wage(3000, { baseWage: yuan(3500) }), ['#/monthlyWage']],
    [
      'a base wage that leaves overtime unpaid',
      wage(3000, { baseWage: yuan(2500), hoursPerWeek: 48, overtimePay }),
      ['#/monthlyWage'],
    ],
    // 20 hours a week at 19.8 yuan are 1,716 a month.
    ['part-time work is held to the hour', wage(1716, { hoursPerWeek: 20 }), []],
    ['part-time work below it', wage(1715, { hoursPerWeek: 20 }), ['#/monthlyWage']],
  ])('%s', (_name, result, pointers) => expect(pointersOf(result)).toEqual(pointers))

  test('are refused with place, minimum, since when, and what to do', () => {
    expect(wage(2000)).toMatchObject({
      refused: 'unlawful-terms',
      errors: [
        {
          words: {
            zh: expect.stringMatching(/东莞市自2025-03-01起月最低工资2080元.*2000元.*提高到2080元/),
            en: expect.stringMatching(/“东莞市” has 2080 yuan a month from 2025-03-01.*raise it to 2080 yuan/),
          },
        },
      ],
    })
  })

  test('staff see what they were held to, also where nothing is known', () => {
    expect(wage(5000)).toMatchObject({ minimumWage: { checked: 'city', place: '东莞市', monthly: yuan(2080) } })
    expect(wage(5000, { cityCode: '320500' })).toMatchObject({
      minimumWage: { checked: 'lowest-of-province', place: '江苏省' },
    })
    expect(wage(5000, { cityCode: '510100' })).toMatchObject({ minimumWage: { checked: 'not-checked' } })
  })

  test('are judged by the line that is valid on the day of the start', () => {
    const line = (validFrom: string, monthlyYuan: number): MinimumWageLine => ({
      province: '广东省',
      cities: ['441900'],
      validFrom: day(validFrom),
      monthlyYuan,
      hourlyYuan: 20,
      source: 'a test',
    })
    const lines = [line('2025-03-01', 2080), line('2027-07-01', 2300)]
    const on = (date: string) => minimumWageOn('441900', day(date), lines)
    expect(on('2027-06-30')).toMatchObject({ monthly: yuan(2080) })
    expect(on('2027-07-01')).toMatchObject({ monthly: yuan(2300) })
    expect(on('2025-02-28')).toEqual({ checked: 'not-checked' })
  })
})

test('the text of an order and of an agreement asks for no money and no papers', () => {
  expect(report({ remarks: '包住，入职交押金200元', post: '普工（扣身份证）' })).toMatchObject({
    refused: 'unlawful-terms',
    errors: [{ pointer: '#/post' }, { pointer: '#/remarks', words: { zh: expect.stringContaining('押金') } }],
  })
  const offer = (wording: string) =>
    offerAgreement(
      { firstDay: day('2027-01-10'), lastDay: day('2027-12-31'), answerHours: 168, wording },
      { id: derivedId('AgreementId', 'terms'), enterpriseId: huasheng.id, at: at('2027-01-05') },
    )
  expect(offer('乙方向务工人员收取服装费')).toMatchObject({
    refused: 'unlawful-terms',
    errors: [{ pointer: '#/wording' }],
  })
  expect(offer('乙方只招35岁以下人员')).toMatchObject({ refused: 'discriminatory-wording' })
  expect(offer('乙方不得收取押金，不得扣押身份证')).toMatchObject({ state: 'offered' })
})

describe('an order from before the rules', () => {
  const { minimumWage: _none, ...kept } = done(report({}))
  const old = { ...kept, hoursPerWeek: 54, monthlyWage: yuan(1500) }
  const change = (what: Partial<ReportJobOrder>) =>
    changeJobOrder(old, what, { agreement: active, claims: [], at: at('2027-02-02') })

  test('stands, and its headcount can be changed', () => {
    expect(change({ headcount: 20 })).toMatchObject({ headcount: 20, hoursPerWeek: 54 })
  })
  test('is held to them where the change has a part in it', () => {
    expect(change({ hoursPerWeek: 50 })).toMatchObject({ refused: 'unlawful-terms' })
    expect(change({ monthlyWage: yuan(1600) })).toMatchObject({ errors: [{ pointer: '#/monthlyWage' }] })
    expect(change({ remarks: '押金100元' })).toMatchObject({ errors: [{ pointer: '#/remarks' }] })
  })
})
