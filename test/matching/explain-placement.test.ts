import { expect, test } from 'vitest'
import { explainPlacement } from '../../domain/matching/explain-placement.ts'
import type { MatchingWorker } from '../../domain/matching/matching-instance.ts'
import { instanceOf, order, person } from './people-and-orders.ts'

test('a placed worker sees what the points are made of', () => {
  const worker = person('W1', { destinations: ['浙江', '广东'], skills: [3] })
  const instance = instanceOf([worker], [order('J1', { requiredSkill: 3, monthlyWageYuan: 4650 })])
  const answer = { assignments: [{ worker: 'W1', jobOrder: 'J1' }] }
  expect(explainPlacement(instance, answer, 'W1')).toEqual({
    outcome: 'placed',
    jobOrder: 'J1',
    score: { destination: 20, wage: 6, skill: 10 },
  })
})

const misses: [string, Partial<MatchingWorker>][] = [
  ['wage', { minimumMonthlyWageYuan: 5100 }],
  ['province', { destinations: ['云南'] }],
  ['skill', { skills: [1] }],
  ['date', { earliestDepartureDay: 8 }],
  ['age', { age: 17 }],
  ['already-offered', { alreadyOffered: ['J1'] }],
]

test.each(misses)('who misses by %s alone is told so', (obstacle, facts) => {
  const worker = person('W1', { skills: [2], ...facts })
  const instance = instanceOf([worker], [order('J1', { requiredSkill: 2, minimumAge: 18 })])
  expect(explainPlacement(instance, { assignments: [] }, 'W1')).toEqual({
    outcome: 'one-obstacle',
    obstacle,
    jobOrder: 'J1',
  })
})

test('of several orders that miss, the nearest is named: a little more flexibility on wage before a skill', () => {
  const instance = instanceOf(
    [person('W1', { minimumMonthlyWageYuan: 6000 })],
    [
      order('J1', { requiredSkill: 4, monthlyWageYuan: 7000 }),
      order('J2', { requiredSkill: 4 }),
      order('J3', { monthlyWageYuan: 5500 }),
    ],
  )
  expect(explainPlacement(instance, { assignments: [] }, 'W1')).toEqual({
    outcome: 'one-obstacle',
    obstacle: 'wage',
    jobOrder: 'J3',
  })
})

test('who could go, but for others who have the places, is told that all are full', () => {
  const instance = instanceOf([person('W1'), person('W2')], [order('J1')])
  const answer = { assignments: [{ worker: 'W2', jobOrder: 'J1' }] }
  expect(explainPlacement(instance, answer, 'W1')).toEqual({ outcome: 'all-full', permittedJobOrders: ['J1'] })
})

test('companions whom no enterprise can take whole are told that it is the group', () => {
  const workers = [person('W1', { companionGroup: 'G1' }), person('W2', { companionGroup: 'G1' })]
  const instance = instanceOf(workers, [order('J1')])
  expect(explainPlacement(instance, { assignments: [] }, 'W1')).toEqual({
    outcome: 'companions',
    companionGroup: 'G1',
    openJobOrders: ['J1'],
  })
})

test('an unknown worker is refused', () => {
  expect(explainPlacement(instanceOf([], []), { assignments: [] }, 'W1')).toMatchObject({ refused: 'not-found' })
})
