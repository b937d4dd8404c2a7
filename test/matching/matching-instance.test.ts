import { describe, expect, test } from 'vitest'
import { MatchingInstance, MatchingWorker } from '../../domain/matching/matching-instance.ts'
import { instanceOf, order, person } from './people-and-orders.ts'

describe('what must never decide about a job', () => {
  test('cannot reach the matcher: a worker has these fields and no other', () => {
    expect(Object.keys(MatchingWorker.shape).sort()).toEqual([
      'age',
      'alreadyOffered',
      'companionGroup',
      'county',
      'destinations',
      'earliestDepartureDay',
      'id',
      'minimumMonthlyWageYuan',
      'priority',
      'skills',
    ])
  })

  test.each(['sex', 'ethnicity', 'religion', 'householdRegistration', 'regionOfOrigin', 'marriage', 'children'])(
    'a worker with %s is refused',
    (field) => {
      const instance = { ...instanceOf([], [order('J1')]), workers: [{ ...person('W1'), [field]: 'x' }] }
      expect(MatchingInstance.safeParse(instance).error?.issues).toMatchObject([
        { code: 'unrecognized_keys', keys: [field], path: ['workers', 0] },
      ])
    },
  )
})

describe('an instance that would be misread', () => {
  test.each([
    ['two workers with one id', instanceOf([person('W1'), person('W1')], [])],
    ['two orders with one id', instanceOf([], [order('J1'), order('J1')])],
    ['a negative headcount', instanceOf([], [order('J1', { headcount: -1 })])],
    ['half a yuan', instanceOf([person('W1', { minimumMonthlyWageYuan: 0.5 })], [])],
    ['another format', { ...instanceOf([], []), format: 'transport-1' }],
  ])('%s: refused', (_, instance) => {
    expect(MatchingInstance.safeParse(instance).success).toBe(false)
  })
})
