import fc from 'fast-check'
import type { MatchingInstance } from '../../domain/matching/matching-instance.ts'

const province = fc.constantFrom('广东', 'Zhejiang', '云南')

const worker = fc.record({
  county: fc.constantFrom('530102', '530103'),
  age: fc.integer({ min: 15, max: 20 }),
  skills: fc.subarray([1, 2]),
  minimumMonthlyWageYuan: fc.constantFrom(2500, 3000, 3950, 4000),
  destinations: fc.oneof(fc.constant('any' as const), fc.uniqueArray(province, { minLength: 0, maxLength: 3 })),
  earliestDepartureDay: fc.constantFrom(0, 7, 9),
  priority: fc.boolean(),
  companionGroup: fc.constantFrom(null, null, 'G1', 'G2'),
})

const jobOrder = fc.record({
  enterprise: fc.constantFrom('E1', 'E2', 'E3'),
  city: fc.constant('City'),
  province,
  headcount: fc.integer({ min: 0, max: 3 }),
  minimumAge: fc.constantFrom(16, 18),
  requiredSkill: fc.constantFrom(null, null, 1, 2),
  monthlyWageYuan: fc.constantFrom(3000, 4100, 6500, 7000),
  startDay: fc.constantFrom(7, 14),
})

/** Few enough for every answer to be tried, mixed enough for every rule to bite. */
export const smallInstance: fc.Arbitrary<MatchingInstance> = fc
  .record({
    workers: fc.array(worker, { maxLength: 6 }),
    jobOrders: fc.array(jobOrder, { maxLength: 4 }),
  })
  .map(({ workers, jobOrders }) => ({
    format: 'matching-workers-1',
    workers: workers.map((facts, place) => ({ id: `W${place + 1}`, ...facts })),
    jobOrders: jobOrders.map((facts, place) => ({ id: `J${place + 1}`, ...facts })),
  }))
