import { expect, test } from 'vitest'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { rideChoices } from '../../domain/subsidies/ride-choice.ts'
import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import { countyPolicy } from './county-policy.ts'

const told = (countyCode: string, cityCode: string, on: string, policies = shippedPolicies) =>
  rideChoices(policies, { countyCode, cityCode, on: on as CalendarDate }).map(({ organised, own, byTicket }) => [
    inYuan(organised.most),
    inYuan(own.least),
    inYuan(own.most),
    byTicket,
  ])

test.each([
  ['崇信 to Shaanxi: 400 or nothing', '620823', '610100', '2024-03-01', [[0, 400, 400, false]]],
  ['崇信 to Guangdong: 600 or nothing', '620823', '441900', '2024-03-01', [[0, 600, 600, false]]],
  ['崇信 a year later: the rule has ended', '620823', '441900', '2025-03-01', []],
  ['中阳: a free ride leaves no ticket', '141129', '441900', '2022-03-01', [[0, 0, 800, true]]],
  ['抚远: the source says nothing of rides, so nothing is told', '230883', '441900', '2024-03-01', []],
  ['within the own city nobody knows the county', '620823', '620800', '2024-03-01', []],
])('%s', (_, county, city, on, expected) => {
  expect(told(county, city, on)).toEqual(expected)
})

test('a policy that pays part of it to those who ride shows both sums, and one that makes no difference shows none', () => {
  const reduced = countyPolicy('reduced', { organisedRide: { rule: 'reduce', percent: 50 } })
  const allowed = countyPolicy('allowed', { organisedRide: { rule: 'allow' } })
  expect(told('530621', '441900', '2026-03-01', [reduced, allowed])).toEqual([[300, 600, 600, false]])
})
