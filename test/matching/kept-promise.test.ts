import { expect, test } from 'vitest'
import { JobPromise } from '../../domain/enterprises/job-promise.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { keptPromise, promiseKept } from '../../storage/matching/kept-promise.ts'

const promise = JobPromise.parse({
  employer: '宁波瑞丰2号物流有限公司',
  post: '分拣员',
  monthlyWage: yuan(5200),
  baseWage: yuan(3000),
  cityCode: '330200',
  city: '宁波',
  site: '宁波市北仑区港城路8号',
  shift: 'two-shift',
  hoursPerWeek: 48,
  hoursPerDay: 8.5,
  overtimePay: { basis: 'hourly', workdayPercent: 150, restDayPercent: 200, holidayPercent: 300 },
  payDay: 15,
  board: { given: 'free' },
  lodging: { given: 'paid', monthlyCost: yuan(120) },
  startDate: '2027-03-11',
})

test('a promise is kept in letters and read as it was given, and so is one that has its names still', () => {
  const kept = keptPromise(promise)
  expect(promiseKept(kept)).toEqual(promise)
  expect(promiseKept(promise)).toEqual(promise)
  const named = JSON.stringify(kept).match(/"(\w+)":/g) ?? []
  expect(named.every((name) => name.length <= 5)).toBe(true)
  expect(new Set(Object.keys(kept)).size).toBe(Object.keys(promise).length)
  expect(JSON.stringify(kept).length).toBeLessThan(0.75 * JSON.stringify(promise).length)
})
