import { expect, test } from 'vitest'
import { explainPlacement, type PlacementExplanation } from '../../domain/matching/explain-placement.ts'
import type { MatchingWorker } from '../../domain/matching/matching-instance.ts'
import { tellExplanation } from '../../domain/matching/tell-explanation.ts'
import { instanceOf, order, person } from './people-and-orders.ts'

/** Nobody has a place. */
const nothing = { jobOrder: undefined, taken: new Map<string, number>() }

test('a placed worker sees what the points are made of', () => {
  const worker = person('W1', { destinations: ['浙江', '广东'], skills: [3] })
  const instance = instanceOf([worker], [order('J1', { requiredSkill: 3, monthlyWageYuan: 4650 })])
  const explanation = explainPlacement(instance, { jobOrder: 'J1', taken: new Map([['J1', 1]]) }, 'W1')
  expect(explanation).toEqual({
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
  ['age', { tooYoungFor: ['J1'] }],
  ['already-offered', { alreadyOffered: ['J1'] }],
]

test.each(misses)('a worker who misses by %s alone is told so', (obstacle, facts) => {
  const worker = person('W1', { skills: [2], ...facts })
  const instance = instanceOf([worker], [order('J1', { requiredSkill: 2, minimumAge: 18 })])
  expect(explainPlacement(instance, nothing, 'W1')).toEqual({
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
  expect(explainPlacement(instance, nothing, 'W1')).toEqual({
    outcome: 'one-obstacle',
    obstacle: 'wage',
    jobOrder: 'J3',
  })
})

test('a worker who could go if others did not have the places is told that all are full', () => {
  const instance = instanceOf([person('W1'), person('W2')], [order('J1')])
  const full = { ...nothing, taken: new Map([['J1', 1]]) }
  expect(explainPlacement(instance, full, 'W1')).toEqual({ outcome: 'all-full', permittedJobOrders: ['J1'] })
})

test('companions whom no enterprise can take whole are told that it is the group', () => {
  const workers = [person('W1', { companionGroup: 'G1' }), person('W2', { companionGroup: 'G1' })]
  const instance = instanceOf(workers, [order('J1')])
  expect(explainPlacement(instance, nothing, 'W1', { groups: true })).toEqual({
    outcome: 'companions',
    companionGroup: 'G1',
    openJobOrders: ['J1'],
  })
})

test('it is the group, too, where a companion wants what no order gives, full or not', () => {
  const demanding = person('W2', { companionGroup: 'G1', minimumMonthlyWageYuan: 9000 })
  const instance = instanceOf([person('W1', { companionGroup: 'G1' }), demanding], [order('J1')])
  const full = { ...nothing, taken: new Map([['J1', 1]]) }
  expect(explainPlacement(instance, full, 'W1', { groups: true })).toMatchObject({ outcome: 'companions' })
  expect(explainPlacement(instance, full, 'W2', { groups: true })).toMatchObject({ obstacle: 'wage' })
  expect(explainPlacement(instance, full, 'W1')).toMatchObject({ outcome: 'all-full' })
})

test('where no order has a place nothing else is the reason', () => {
  const instance = instanceOf([person('W1', { age: 15 })], [order('J1', { headcount: 0 })])
  expect(explainPlacement(instance, nothing, 'W1')).toEqual({ outcome: 'no-job-orders' })
})

test.each([
  [{ outcome: 'all-full', permittedJobOrders: ['J1', 'J2'] }, 'All job orders that suit (2) are full.'],
  [
    { outcome: 'one-obstacle', obstacle: 'wage', jobOrder: 'J1' },
    'No job order suits; the nearest, J1, pays less than the worker asks.',
  ],
  [
    { outcome: 'several-obstacles', obstacles: ['date', 'skill'], jobOrder: 'J1' },
    'No job order suits; the nearest, J1, starts before the worker can leave, needs a skill that the worker does not have.',
  ],
  [
    { outcome: 'placed', jobOrder: 'J1', score: { destination: 20, wage: 6, skill: 0 } },
    'Matched with J1 for 26 points: 20 for the province, 6 for the wage, 0 for the skill.',
  ],
] as const satisfies [PlacementExplanation, string][])('staff read it as a sentence: %o', (explanation, sentence) => {
  expect(tellExplanation(explanation)).toBe(sentence)
})

test('an unknown worker is refused', () => {
  expect(explainPlacement(instanceOf([], []), nothing, 'W1')).toMatchObject({ refused: 'not-found' })
})
