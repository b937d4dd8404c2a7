import { expect, test } from 'vitest'
import { fairnessReport } from '../../domain/matching/fairness-report.ts'
import { instanceOf, person } from './people-and-orders.ts'

test('a county whose people are left out, or say no, stands out', () => {
  const instance = instanceOf(
    [
      person('W1', { county: '530102', priority: true }),
      person('W2', { county: '530102' }),
      person('W3', { county: '533301', priority: true }),
      person('W4', { county: '533301' }),
    ],
    [],
  )
  const assignments = [
    { worker: 'W1', jobOrder: 'J1' },
    { worker: 'W2', jobOrder: 'J1' },
    { worker: 'W3', jobOrder: 'J1' },
  ]
  expect(fairnessReport(instance, assignments, new Set(['W1', 'W2']))).toEqual({
    byCounty: {
      '530102': { workers: 2, placed: 2, accepted: 2, placementRate: 1, acceptanceRate: 1 },
      '533301': { workers: 2, placed: 1, accepted: 0, placementRate: 0.5, acceptanceRate: 0 },
    },
    byPriority: {
      priority: { workers: 2, placed: 2, accepted: 1, placementRate: 1, acceptanceRate: 0.5 },
      other: { workers: 2, placed: 1, accepted: 1, placementRate: 0.5, acceptanceRate: 1 },
    },
  })
})

test('where nobody was placed there is no acceptance rate to compare', () => {
  const report = fairnessReport(instanceOf([person('W1')], []), [], new Set())
  expect(report.byPriority.other).toMatchObject({ placementRate: 0, acceptanceRate: null })
})
