import { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'

/** A policy for the county of the tests’ people, shaped as 崇信县’s of 2024 is. Nobody has published it. */
export function countyPolicy(policyId: string, more: Record<string, unknown> = {}): SubsidyPolicy {
  return SubsidyPolicy.parse({
    policyId,
    name: { zh: '鲁甸县外出务工交通补助（测试）', en: 'Ludian county, travel (test)' },
    place: { name: '鲁甸县', code: '530621' },
    kind: 'travel',
    payee: 'worker',
    amount: {
      shape: 'by-destination',
      levels: { 'other-province': 600, 'other-city': 300 },
      provinces: [],
      capYuan: null,
    },
    condition: { destinations: ['other-province', 'other-city'], months: { least: 3, countedBy: 'total' } },
    evidence: [['application']],
    organisedRide: { rule: 'exclude' },
    window: { by: 'calendar-year' },
    notice: { days: 7, levels: ['village', 'county'] },
    validFrom: '2026-01-01',
    validUntil: '2026-12-31',
    source: { name: 'test', date: '2026' },
    ...more,
  })
}
