import { expect, test } from 'vitest'
import type { DayLoad } from './load-day.ts'
import { modelDay, type PeakDay, patternOf } from './model-day.ts'
import { accountQuotas } from './quotas.ts'

const load = (contacts: number): DayLoad => ({
  contacts,
  functions: {
    'zhida-stabilisation-ask-cohort': { calls: contacts / 100, seconds: 0.5, units: contacts * 10 },
    'zhida-inbox-receive-receipts': { calls: contacts / 50, seconds: 0.1, units: contacts * 2 },
  },
  keys: new Map([
    [
      'zhida-stabilisation-ask-cohort',
      new Map([
        ['table $zhida#cohortid_coh_nbv0pafvdnhnf4f9wfmw5mrz#day_1', 200],
        ['table $zhida#month_2026-03', contacts * 2],
      ]),
    ],
    ['zhida-inbox-receive-receipts', new Map([['gsi1 $zhida#place_441900', contacts]])],
  ]),
  transitions: contacts * 0.5,
  starts: contacts * 0.4,
  registered: new Map(),
})
const loads = [load(100), load(300)] as const

const day = (askedAt: readonly number[], textsPerSecond?: number): PeakDay => ({
  askedAt,
  cohortSize: 100,
  ...(textsPerSecond && { textsPerSecond }),
  slower: 2,
  share: (pattern) => (pattern.includes('place') ? 0.1 : 1),
})

const asked = (of: PeakDay) =>
  Object.fromEntries(
    modelDay(loads, of, accountQuotas).demands.map(({ what, asked: some }) => [what, Math.round(some)]),
  )

test('what three cohorts of one second ask for is three times what one asks for, and texts wait their turn', () => {
  const spread = day([36_000, 40_000, 50_000], 50)
  expect(asked(spread)).toEqual({
    'write units a second of one key: table month_*': 200,
    'write units a second of the table': 1200,
    // One call of half a second, and fifty receipts a second of a tenth, on functions half as fast.
    'functions at once': 11,
    'transitions in a second': 50,
    'starts of executions in a second': 40,
    'starts of executions a second, over the busiest minute': 1,
    'receipts and replies a second, each by itself': 100,
  })
  expect(modelDay(loads, spread, accountQuotas).queue).toEqual({ most: 100, longest: 0, ends: 50_002 })

  const together = day([36_000, 36_000, 36_000], 50)
  expect(asked(together)['write units a second of one key: table month_*']).toBe(600)
  expect(modelDay(loads, together, accountQuotas).queue).toEqual({ most: 300, longest: 4, ends: 36_006 })
  expect(modelDay(loads, day([36_000, 36_000]), accountQuotas).textsPerSecond).toBe(200)
})

test('a key is shared where more people make it hotter, and counts for those who meet there', () => {
  const { hottest } = modelDay(loads, day([1]), accountQuotas)
  expect(hottest.map(({ pattern, asked: some }) => [pattern, Math.round(some)])).toEqual([
    ['table month_*', 200],
    ['gsi1 place_*', 10],
  ])
})

test('keys of one kind have one pattern', () => {
  const patterns = {
    'table $zhida#month_2026-03': 'table month_*',
    'table $zhida#enterpriseid_ent_tjqpa59518fb3grvq3rxm3n8': 'table enterpriseid_*',
    'gsi1 $zhida#place_441900': 'gsi1 place_*',
    'table $zhida#cohortid_coh_nbv0pafvdnhnf4f9wfmw5mrz#day_1': 'table cohortid_*#day_*',
    'gsi3 $zhida#scope_city:441900#kind_case': 'gsi3 scope_*#kind_case',
    'table $zhida#scope_province#part_5': 'table scope_province#part_*',
  }
  for (const [key, pattern] of Object.entries(patterns)) expect(patternOf(key)).toBe(pattern)
})
