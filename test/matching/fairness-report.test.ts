import { expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type CandidateOutcome, candidateOutcome } from '../../domain/matching/candidate-outcome.ts'
import { type CandidateResult, fairnessReport } from '../../domain/matching/fairness-report.ts'

const batchId = derivedId('BatchId', 'fairness')
const people = (
  number: number,
  countyCode: string,
  outcome: CandidateOutcome = 'placed',
  priority = false,
): CandidateResult[] => Array.from({ length: number }, () => ({ countyCode, outcome, priority }))

test('a county whose people are left out, or say no, stands out', () => {
  const { byCounty, all } = fairnessReport(batchId, [
    ...people(9, '530102'),
    ...people(3, '530102', 'accepted'),
    ...people(6, '533301'),
    ...people(10, '533301', 'offered'),
    ...people(4, '533301', 'no-offer'),
  ])
  expect(byCounty).toEqual([
    {
      counties: ['530102'],
      workers: 12,
      offered: 12,
      accepted: 12,
      placed: 9,
      placementRate: 0.75,
      acceptanceRate: 1,
    },
    {
      counties: ['533301'],
      workers: 20,
      offered: 16,
      accepted: 6,
      placed: 6,
      placementRate: 0.3,
      acceptanceRate: 0.375,
    },
  ])
  expect(all).toMatchObject({ workers: 32, offered: 28, accepted: 18, placed: 15 })
})

test('priority workers stand beside the others', () => {
  const results = [...people(10, '530102', 'placed', true), ...people(15, '530102', 'no-offer')]
  expect(fairnessReport(batchId, results).byPriority).toMatchObject({
    priority: { workers: 10, placementRate: 1 },
    other: { workers: 15, placementRate: 0, acceptanceRate: null },
  })
})

test('nine people who could be told apart are shown in no row, nor by what is left when the others are taken away', () => {
  const { byCounty, byPriority } = fairnessReport(batchId, [
    ...people(9, '530102', 'offered', true),
    ...people(20, '530103'),
    ...people(30, '530112'),
  ])
  expect(byPriority).toBeNull()
  expect(byCounty.map(({ counties, workers }) => [counties, workers])).toEqual([
    [['530102', '530103'], 29],
    [['530112'], 30],
  ])
})

test('small counties are enough together', () => {
  const { byCounty } = fairnessReport(batchId, [
    ...people(6, '530103'),
    ...people(5, '530102'),
    ...people(11, '530112'),
  ])
  expect(byCounty.map(({ counties }) => counties)).toEqual([['530102', '530103'], ['530112']])
})

test('a large county in which few were offered anything says of them nothing, either', () => {
  const { byCounty } = fairnessReport(batchId, [
    ...people(40, '530102', 'no-offer'),
    ...people(2, '530102', 'offered'),
    ...people(30, '530103'),
  ])
  expect(byCounty.map(({ counties }) => counties)).toEqual([['530102', '530103']])
})

test('a batch of few people, or of nobody yet, has no rows', () => {
  expect(fairnessReport(batchId, people(9, '530102'))).toMatchObject({ byCounty: [], byPriority: null })
  expect(fairnessReport(batchId, [])).toMatchObject({
    all: { workers: 0, placementRate: null, acceptanceRate: null },
    byCounty: [],
    byPriority: null,
  })
})

test('an offer that was withdrawn was no question, and a yes that was taken back is a yes without a place', () => {
  expect(candidateOutcome([], undefined)).toBe('no-offer')
  expect(candidateOutcome([{ state: 'withdrawn' }], undefined)).toBe('no-offer')
  expect(candidateOutcome([{ state: 'declined' }, { state: 'sent' }], undefined)).toBe('offered')
  expect(candidateOutcome([{ state: 'accepted' }], 'withdrawn')).toBe('accepted')
  expect(candidateOutcome([{ state: 'accepted' }], 'handed-over')).toBe('placed')
})
