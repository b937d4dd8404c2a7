import { expect, test } from 'vitest'
import { CalendarDate } from '../../domain/kernel/instant.ts'
import { evaluatePolicy } from '../../domain/subsidies/evaluate-policy.ts'
import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import { subsidiesSentences } from '../../domain/subsidies/subsidies-sentences.ts'
import type { SubsidyFacts, WayThere } from '../../domain/subsidies/subsidy-facts.ts'
import { countyPolicy } from './county-policy.ts'

const day = CalendarDate.parse('2026-06-01')
const han = /\p{Script=Han}/u

const facts = (cameBy: WayThere, countyCode = '530621'): SubsidyFacts => ({
  countyCode,
  ageAtLeast: 18,
  jobs: [
    {
      enterpriseId: 'ent_1',
      placeCode: '440300',
      place: '深圳市',
      from: CalendarDate.parse('2026-01-05'),
      until: null,
      cameBy,
      lastHeard: null,
    },
  ],
  qualifies: {},
  shown: {},
  seen: [],
  claimed: [],
})

test('the English reasons of a subsidy name places in English; the Chinese ones as the records do', () => {
  const ways: readonly WayThere[] = ['organised', 'own', 'paid-back', 'unknown']
  const policies = [
    countyPolicy('excludes'),
    countyPolicy('silent', { organisedRide: null }),
    countyPolicy('of-a-province', { place: { name: '云南省', code: '530000' }, organisedRide: null }),
    countyPolicy('elsewhere', { place: { name: '宜良县', code: '530125' } }),
  ]
  const reasons = policies.flatMap((policy) =>
    ways.flatMap((way) => evaluatePolicy(policy, facts(way), day).flatMap((one) => one.reasons)),
  )
  expect(reasons.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['subsidies/works-there', 'subsidies/other-place', 'subsidies/ride-rule-not-shown']),
  )
  for (const { en, code } of reasons) expect(en, code).not.toMatch(han)
  const worksThere = reasons.find(({ code }) => code === 'subsidies/works-there')
  expect(worksThere).toMatchObject({ zh: expect.stringContaining('深圳市'), en: expect.stringContaining('Shenzhen') })
  expect(reasons.map(({ en }) => en)).toContainEqual(expect.stringContaining('ask Yunnan'))
  expect(reasons.map(({ en }) => en)).toContainEqual(expect.stringContaining('policy of Yiliang'))
})

test('a place that no table knows keeps the name that its notice says', () => {
  const unknown = shippedPolicies.find(({ place }) => place.code !== null && !place.code.startsWith('53'))!
  const [standing] = evaluatePolicy(unknown, facts('own'), day)
  expect(standing?.reasons[0]?.en).toContain(unknown.place.name)
})

test('no sentence of subsidies says a field of a request', () => {
  const fields = /\b(?:seen|shown|inRegister|workerId|policyId|claimId|countyCode|receipt)\b/
  for (const [key, { zh }] of Object.entries(subsidiesSentences.table))
    expect(zh.replaceAll(/\{\w+\}/g, ''), key).not.toMatch(fields)
})
