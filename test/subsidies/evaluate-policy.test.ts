import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { inYuan, yuan } from '../../domain/kernel/money.ts'
import { capOfPolicy } from '../../domain/subsidies/amount-of-policy.ts'
import { destinationLevel } from '../../domain/subsidies/destination-level.ts'
import { evaluatePolicy } from '../../domain/subsidies/evaluate-policy.ts'
import { monthsWorked } from '../../domain/subsidies/months-worked.ts'
import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import type { JobHeld, SubsidyFacts, WayThere } from '../../domain/subsidies/subsidy-facts.ts'
import { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'

const day = (text: string) => text as CalendarDate

function policy(id: string): SubsidyPolicy {
  const found = shippedPolicies.find(({ policyId }) => policyId === id)
  if (!found) throw new Error(`no policy ${id}`)
  return found
}

function job(
  placeCode: string,
  from: string,
  until: string | null,
  cameBy: WayThere,
  enterpriseId = 'ent_one',
): JobHeld {
  return {
    enterpriseId,
    placeCode,
    place: placeCode,
    from: day(from),
    until: until === null ? null : day(until),
    cameBy,
    lastHeard: null,
  }
}

function person(countyCode: string, jobs: JobHeld[], more: Partial<SubsidyFacts> = {}): SubsidyFacts {
  return { countyCode, ageAtLeast: 16, jobs, qualifies: {}, shown: {}, seen: [], claimed: [], ...more }
}

/** Codes of GB/T 2260: the homes of the rules, and where people of them work. */
const [chongxin, linyi, fenyang, zhongyang] = ['620823', '140821', '141182', '141129']
const [fuyuan, qingzhen, yushe, kaili] = ['230883', '520181', '140721', '522601']
const [xian, shenzhen, lanzhou, huating] = ['610100', '440300', '620100', '620881']
const yes = (id: string) => ({ qualifies: { [id]: true } })

type Row = [
  what: string,
  id: string,
  facts: SubsidyFacts,
  on: string,
  standing: string,
  window: string | null,
  yuan: string,
]

/** Computed by hand from the rules as they were published. */
const table: Row[] = [
  [
    'to Shaanxi, 3 months',
    'chongxin-2024-travel',
    person(chongxin, [job(xian, '2024-02-20', null, 'own')], yes('chongxin-2024-travel')),
    '2024-05-19',
    'eligible',
    '2024',
    '400',
  ],
  [
    'to another province',
    'chongxin-2024-travel',
    person(chongxin, [job(shenzhen, '2024-02-20', null, 'own')], yes('chongxin-2024-travel')),
    '2024-06-01',
    'eligible',
    '2024',
    '600',
  ],
  [
    'to another city of Gansu',
    'chongxin-2024-travel',
    person(chongxin, [job(lanzhou, '2024-02-20', null, 'own')], yes('chongxin-2024-travel')),
    '2024-06-01',
    'eligible',
    '2024',
    '300',
  ],
  [
    'to another county of the city',
    'chongxin-2024-travel',
    person(chongxin, [job(huating, '2024-02-20', null, 'own')], yes('chongxin-2024-travel')),
    '2024-06-01',
    'eligible',
    '2024',
    '200',
  ],
  [
    'a day too early',
    'chongxin-2024-travel',
    person(chongxin, [job(xian, '2024-02-20', null, 'own')], yes('chongxin-2024-travel')),
    '2024-05-18',
    'not-yet',
    '2024',
    '400',
  ],
  [
    'by the special train',
    'chongxin-2024-travel',
    person(chongxin, [job(shenzhen, '2024-02-20', null, 'organised')], yes('chongxin-2024-travel')),
    '2024-06-01',
    'not',
    '2024',
    '-',
  ],
  [
    'nobody looked into the register',
    'chongxin-2024-travel',
    person(chongxin, [job(shenzhen, '2024-02-20', null, 'own')]),
    '2024-06-01',
    'unknown',
    '2024',
    '600',
  ],
  [
    'not in the register',
    'chongxin-2024-travel',
    person(chongxin, [job(shenzhen, '2024-02-20', null, 'own')], { qualifies: { 'chongxin-2024-travel': false } }),
    '2024-06-01',
    'not',
    '2024',
    '-',
  ],
  [
    'a year later',
    'chongxin-2024-travel',
    person(chongxin, [job(shenzhen, '2024-02-20', null, 'own')], yes('chongxin-2024-travel')),
    '2025-02-01',
    'not',
    null,
    '-',
  ],
  [
    'left after two months',
    'chongxin-2024-travel',
    person(chongxin, [job(shenzhen, '2024-02-20', '2024-04-19', 'own')], yes('chongxin-2024-travel')),
    '2024-06-01',
    'not',
    '2024',
    '-',
  ],
  [
    'out of Shanxi',
    'linyi-2024-travel',
    person(linyi, [job(shenzhen, '2024-03-01', null, 'own')], yes('linyi-2024-travel')),
    '2024-11-05',
    'eligible',
    '2024',
    '1500',
  ],
  [
    'in Shanxi',
    'linyi-2024-travel',
    person(linyi, [job('140100', '2024-03-01', null, 'own')], yes('linyi-2024-travel')),
    '2024-11-05',
    'eligible',
    '2024',
    '600',
  ],
  [
    'bands without kilometres',
    'fenyang-2023-travel',
    person(fenyang, [job(shenzhen, '2025-03-01', null, 'own')]),
    '2025-06-01',
    'eligible',
    '2025',
    '0-1500',
  ],
  [
    'in the province',
    'fenyang-2023-travel',
    person(fenyang, [job('140100', '2025-03-01', null, 'own')]),
    '2025-06-01',
    'eligible',
    '2025',
    '100-400',
  ],
  [
    'a ticket of 263.50',
    'zhongyang-2022-travel',
    person(zhongyang, [job(shenzhen, '2022-03-01', null, 'own')], { shown: { fare: yuan(263.5) } }),
    '2022-06-01',
    'eligible',
    '2022',
    '263.5',
  ],
  [
    'a flight of 1,240',
    'zhongyang-2022-travel',
    person(zhongyang, [job(shenzhen, '2022-03-01', null, 'own')], { shown: { fare: yuan(1240) } }),
    '2022-06-01',
    'eligible',
    '2022',
    '800',
  ],
  [
    'the ticket is missing',
    'zhongyang-2022-travel',
    person(zhongyang, [job(shenzhen, '2022-03-01', null, 'own')]),
    '2022-06-01',
    'unknown',
    '2022',
    '0-800',
  ],
  [
    'a free ride',
    'zhongyang-2022-travel',
    person(zhongyang, [job(shenzhen, '2022-03-01', null, 'organised')]),
    '2022-06-01',
    'not',
    '2022',
    '-',
  ],
  [
    'two jobs make three months',
    'fuyuan-2024-travel',
    person(fuyuan, [job(shenzhen, '2024-01-10', '2024-02-19', 'own'), job(xian, '2024-03-01', null, 'own')]),
    '2024-04-21',
    'eligible',
    '2024',
    '800',
  ],
  [
    'whether a coach counts is not shown',
    'fuyuan-2024-travel',
    person(fuyuan, [job(shenzhen, '2024-01-01', null, 'organised')]),
    '2024-04-05',
    'unknown',
    '2024',
    '800',
  ],
  [
    'in the own province',
    'fuyuan-2024-travel',
    person(fuyuan, [job('230100', '2024-01-01', null, 'own')]),
    '2024-04-05',
    'not',
    '2024',
    '-',
  ],
  [
    'income of 9,999',
    'qingzhen-2023-q4-travel',
    person(qingzhen, [job(shenzhen, '2023-02-01', null, 'own')], { shown: { incomeAHead: yuan(9999) } }),
    '2023-12-01',
    'eligible',
    '2023-Q4',
    '1000',
  ],
  [
    'income of 10,000',
    'qingzhen-2023-q4-travel',
    person(qingzhen, [job(shenzhen, '2023-02-01', null, 'own')], { shown: { incomeAHead: yuan(10_000) } }),
    '2023-12-01',
    'eligible',
    '2023-Q4',
    '500',
  ],
  [
    'half a year with one employer',
    'yushe-2025-staying',
    person(yushe, [job(shenzhen, '2025-01-05', null, 'organised')], { shown: { averageMonthlyWage: yuan(4200) } }),
    '2025-07-04',
    'eligible',
    '2025',
    '-',
  ],
  [
    'half a year with two',
    'yushe-2025-staying',
    person(
      yushe,
      [job(shenzhen, '2025-01-05', '2025-04-04', 'own'), job(shenzhen, '2025-04-05', null, 'own', 'ent_two')],
      { shown: { averageMonthlyWage: yuan(4200) } },
    ),
    '2025-07-04',
    'not-yet',
    '2025',
    '-',
  ],
  [
    'which cities are partners is not shown',
    'qiandongnan-2025-staying',
    person(kaili, [job('440600', '2025-03-01', null, 'organised')]),
    '2025-09-01',
    'unknown',
    'once',
    '2000',
  ],
  [
    'from elsewhere',
    'fuyuan-2024-travel',
    person(linyi, [job(shenzhen, '2024-01-01', null, 'own')]),
    '2024-06-01',
    'not',
    null,
    '-',
  ],
]

describe('people against rules as they were published', () => {
  test.each(table)('%s: %s', (_, id, facts, on, standing, window, sum) => {
    const [found] = evaluatePolicy(policy(id), facts, day(on))
    const { least, most } = found?.amount ?? {}
    const shown = least && most ? [...new Set([inYuan(least), inYuan(most)])].join('-') : '-'
    expect([found?.standing, found?.window?.key ?? null, shown]).toEqual([standing, window, sum])
    expect(found?.reasons.every(({ code, zh, en }) => code.startsWith('subsidies/') && zh !== '' && en !== '')).toBe(
      true,
    )
  })

  test('whoever has to wait is told until when, and in which months', () => {
    const facts = person(chongxin, [job(xian, '2024-02-20', null, 'own')], yes('chongxin-2024-travel'))
    const [found] = evaluatePolicy(policy('chongxin-2024-travel'), facts, day('2024-03-01'))
    expect(found?.from).toBe('2024-05-19')
    expect(found?.reasons.find(({ weighs }) => weighs === 'later')?.zh).toBe(
      '务工满0个月，要求3个月；继续在岗，2024-05-19满足。',
    )
    expect(found?.missing).toEqual([['register-check']])
  })

  test('a quarter that has ended is claimed until its last day, beside the one that runs', () => {
    const unnamed = policy('unnamed-county-2023-travel')
    const somewhere = { ...unnamed, place: { ...unnamed.place, code: linyi } }
    const facts = person(linyi, [job(shenzhen, '2023-01-01', null, 'own')])
    const keys = (on: string) => evaluatePolicy(somewhere, facts, day(on)).map(({ window }) => window?.key ?? null)
    expect(keys('2023-07-31')).toEqual(['2023-Q2', '2023-Q3'])
    expect(keys('2023-08-01')).toEqual(['2023-Q3'])
    expect(keys('2024-01-31')).toEqual(['2023-Q4'])
    expect(keys('2024-02-01')).toEqual([null])
  })

  test('a tenth of the wages that papers show, and no sum before', () => {
    const wages = { ...policy('unnamed-county-2023-wage'), place: { name: '某县', code: linyi } }
    const jobs = [job(shenzhen, '2023-01-01', null, 'organised')]
    const [before] = evaluatePolicy(wages, person(linyi, jobs), day('2023-12-01'))
    const [then] = evaluatePolicy(wages, person(linyi, jobs, { shown: { wages: yuan(38_765.43) } }), day('2023-12-01'))
    expect([before?.standing, before?.amount]).toEqual(['unknown', null])
    expect([then?.standing, then?.amount]).toEqual(['eligible', { least: yuan(0), most: yuan(3876.54) }])
  })
})

test('a place within the own prefecture stays open until its county is known', () => {
  expect(destinationLevel('620823', '620800')).toBe('open')
  expect(destinationLevel('620823', '620881')).toBe('other-county')
  expect(destinationLevel('620823', '620823')).toBeNull()
  // Two cities directly below a province lie in no prefecture together.
  expect(destinationLevel('429004', '429006')).toBe('other-city')
})

test('days that two jobs share count once', () => {
  const stays = [
    { from: day('2024-01-01'), until: day('2024-02-29') },
    { from: day('2024-02-01'), until: day('2024-03-31') },
  ]
  expect(monthsWorked(stays, day('2024-12-31'), null)).toBe(3)
  expect(monthsWorked(stays, day('2024-12-31'), day('2024-02-01'))).toBe(2)
})

test('a month of one job is full on its day, however long it is; what is left over of several jobs makes up another', () => {
  const one = [{ from: day('2026-03-02'), until: null }]
  expect(monthsWorked(one, day('2026-05-31'), null)).toBe(2)
  expect(monthsWorked(one, day('2026-06-01'), null)).toBe(3)
  const two = [
    { from: day('2026-03-02'), until: day('2026-03-21') },
    { from: day('2026-05-01'), until: day('2026-05-10') },
  ]
  expect(monthsWorked(two, day('2026-12-31'), null)).toBe(1)
})

const aDay = fc
  .integer({ min: 0, max: 1500 })
  .map((days) => day(new Date(Date.UTC(2022, 0, 1 + days)).toISOString().slice(0, 10)))
const aJob = fc
  .record({
    placeCode: fc.constantFrom(xian, shenzhen, lanzhou, huating, '140100', '230100', '440600', '620800'),
    from: aDay,
    length: fc.option(fc.integer({ min: 0, max: 400 })),
    cameBy: fc.constantFrom<WayThere>('organised', 'own', 'paid-back', 'unknown'),
    enterpriseId: fc.constantFrom('ent_one', 'ent_two'),
  })
  .map(({ length, ...one }): JobHeld => {
    const until =
      length === null ? null : new Date(Date.parse(one.from) + length * 86_400_000).toISOString().slice(0, 10)
    return { ...one, place: one.placeCode, until: until === null ? null : day(until), lastHeard: null }
  })
const money = fc.option(
  fc.integer({ min: 0, max: 10_000_000 }).map((fen) => yuan(fen / 100)),
  { nil: undefined },
)
const somebody = fc
  .record({
    countyCode: fc.constantFrom(chongxin, linyi, fenyang, zhongyang, fuyuan, qingzhen, yushe, kaili),
    jobs: fc.array(aJob, { maxLength: 5 }),
    knows: fc.constantFrom(true, false, undefined),
    shown: fc.record({ fare: money, wages: money, averageMonthlyWage: money, incomeAHead: money }),
  })
  .map(({ countyCode, jobs, knows, shown }) => {
    const qualifies =
      knows === undefined ? {} : Object.fromEntries(shippedPolicies.map(({ policyId }) => [policyId, knows]))
    return person(countyCode, jobs, { shown, qualifies })
  })
const aPolicy = fc.constantFrom(...shippedPolicies)

describe('rules of all rules', () => {
  test('nobody is paid more than the most that the rule names', () => {
    fc.assert(
      fc.property(aPolicy, somebody, aDay, (one, facts, on) => {
        const cap = capOfPolicy(one.amount)
        for (const { amount, standing } of evaluatePolicy(one, facts, on)) {
          if (standing === 'not') expect(amount).toBeNull()
          if (amount && cap) expect(amount.most.minorUnits).toBeLessThanOrEqual(cap.minorUnits)
          if (amount) expect(amount.least.minorUnits).toBeLessThanOrEqual(amount.most.minorUnits)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('the order in which facts were found makes no difference', () => {
    fc.assert(
      fc.property(aPolicy, somebody, aDay, fc.infiniteStream(fc.nat()), (one, facts, on, chance) => {
        const jobs = facts.jobs
          .map((held) => ({ held, at: chance.next().value as number }))
          .toSorted((a, b) => a.at - b.at)
          .map(({ held }) => held)
        expect(evaluatePolicy(one, { ...facts, jobs }, on)).toEqual(evaluatePolicy(one, facts, on))
      }),
      { numRuns: 500 },
    )
  })

  test('who has claimed for a window is not eligible for it again, whatever else becomes known', () => {
    fc.assert(
      fc.property(aPolicy, somebody, somebody, aDay, aDay, (one, facts, later, on, then) => {
        const claimed = evaluatePolicy(one, facts, on).flatMap(({ window, policyId }) =>
          window ? [{ policyId, window: window.key }] : [],
        )
        const again = evaluatePolicy(one, { ...later, claimed }, then)
        for (const { window, standing } of again)
          if (claimed.some(({ window: key }) => key === window?.key)) expect(standing).toBe('not')
      }),
      { numRuns: 500 },
    )
  })
})

test('what is shipped is published: at least eight rules, each with its source and its date, and nothing made up', () => {
  expect(shippedPolicies.length).toBeGreaterThanOrEqual(8)
  expect(new Set(shippedPolicies.map(({ policyId }) => policyId)).size).toBe(shippedPolicies.length)
  for (const one of shippedPolicies) expect(SubsidyPolicy.parse(one)).toEqual(one)
  // The source names no payer, and shows neither the sum of 榆社 nor the bands of 汾阳.
  expect(shippedPolicies.every(({ payer }) => payer === null)).toBe(true)
  expect(policy('yushe-2025-staying').amount).toEqual({ shape: 'not-shown' })
  expect(shippedPolicies.filter(({ organisedRide }) => organisedRide).map(({ policyId }) => policyId)).toEqual([
    'chongxin-2024-travel',
  ])
})
