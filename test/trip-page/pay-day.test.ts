import { expect, test } from 'vitest'
import type { JobPromise } from '../../domain/enterprises/job-promise.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { promisePart } from '../../functions/trip-page/promise-part.ts'
import type { Say } from '../../functions/trip-page/say.ts'

const promise = {
  employer: '顺达电子厂',
  post: '普工',
  monthlyWage: yuan(5000),
  cityCode: '441900',
  city: '东莞市',
  site: '长安镇',
  shift: 'day',
  hoursPerWeek: 40,
  board: { given: 'free' },
  lodging: { given: 'free' },
  startDate: '2027-03-15',
} as JobPromise
const chinese = ((zh: string) => zh) as unknown as Say
const read = (one: JobPromise) => JSON.stringify(promisePart(one, chinese))

test('the pay day that the firm named is on the page; of an order from before it was asked it is not known', () => {
  expect(read({ ...promise, payDay: 15 })).toContain('每月15日')
  expect(read(promise)).toContain('还不知道，签合同前请问清楚')
})
