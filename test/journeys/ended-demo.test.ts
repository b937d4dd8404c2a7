import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CalendarDate, dateInShanghai } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { evaluatePolicy } from '../../domain/subsidies/evaluate-policy.ts'
import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import type { SubsidyFacts } from '../../domain/subsidies/subsidy-facts.ts'
import type { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import { factsOfWorker } from '../../functions/subsidies/facts-of-worker.ts'
import { demoStart } from '../../local/demo/demo-start.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import type { DemoEnd } from '../../local/demo/play-demo.ts'
import { readFinalStates } from '../../local/demo/read-final-states.ts'
import { readResult } from '../../local/demo/read-result.ts'
import { runDemo } from '../../local/demo/run-demo.ts'
import { carriedOver, seasonPolicies } from '../../local/demo/season-policies.ts'
import { everyItem, plantFaults, recountFinalStates } from './recount-final-states.ts'
import { tellToNobody } from './tell-to-nobody.ts'

const day = CalendarDate.parse('2027-08-31')

/** Of the rows of the sheet these people, as what they lived through differs. */
const people = {
  16: 'Jiangmen',
  18: 'Chuxiong',
  19: 'Nantong',
  85: 'left in April',
  33: 'left in June',
  15: 'withdrew',
} as const

/** What each was at work where, for the reckoning below. */
const jobs = {
  // 昭阳区 to 江门市, Guangdong: another province.
  Jiangmen: [{ from: '2027-03-07', until: null, placeCode: '440700', cameBy: 'organised' }],
  // 鲁甸县 to 楚雄市, Yunnan: another city of the province.
  Chuxiong: [{ from: '2027-03-06', until: null, placeCode: '532301', cameBy: 'organised' }],
  // 鲁甸县 to 南通市, Jiangsu.
  Nantong: [{ from: '2027-03-09', until: null, placeCode: '320600', cameBy: 'organised' }],
  // 昭阳区 to 绍兴市, Zhejiang, and left: 8 March to 7 April, both included, is one month.
  'left in April': [{ from: '2027-03-08', until: '2027-04-07', placeCode: '330600', cameBy: 'organised' }],
  // The same, a day short of three months: 8 March to 6 June is two.
  'left in June': [{ from: '2027-03-08', until: '2027-06-06', placeCode: '330600', cameBy: 'organised' }],
  withdrew: [],
}

type Name = (typeof people)[keyof typeof people]
type Expected = Readonly<Record<Name, string>>
const nobody: Expected = {
  Jiangmen: 'not',
  Chuxiong: 'not',
  Nantong: 'not',
  'left in April': 'not',
  'left in June': 'not',
  withdrew: 'not',
}

/**
 * Reckoned by hand on 31 August 2027, from the sums of the sources. Months at work by then: from 7 March, 6 March and 9 March five whole
 * ones each (the sixth is full on 6, 5 and 8 September). Everybody rode an organised vehicle. `open`: something is to be shown first,
 * `not`: ruled out; yuan from the least to the most, `?`: the source shows none, or it hangs on wages.
 */
const shipped: Readonly<Record<string, Expected>> = {
  // Excludes whoever rode an organised vehicle.
  'chongxin-2024-travel': nobody,
  // 1,500 in another province, 600 in another city, no months; register, and a rule on organised rides, are open.
  'linyi-2024-travel': {
    ...nobody,
    Jiangmen: 'open 1500',
    Chuxiong: 'open 600',
    Nantong: 'open 1500',
    'left in April': 'open 1500',
    'left in June': 'open 1500',
  },
  // By distance in other provinces, up to the last band's 1,500 as none says how far it reaches; 100 to 400 in another city.
  'fenyang-2023-travel': {
    ...nobody,
    Jiangmen: 'open 0-1500',
    Chuxiong: 'open 100-400',
    Nantong: 'open 0-1500',
    'left in April': 'open 0-1500',
    'left in June': 'open 0-1500',
  },
  // By the ticket, and an organised ride leaves none.
  'zhongyang-2022-travel': nobody,
  // 800 in another province after 3 months: 5 >= 3, but 1 and 2 < 3.
  'fuyuan-2024-travel': { ...nobody, Jiangmen: 'open 800', Nantong: 'open 800' },
  // 500, the same.
  'bailidujuan-2025-travel': { ...nobody, Jiangmen: 'open 500', Nantong: 'open 500' },
  // 500, or 1,000 where income a head was below 10,000; the third quarter: who had left by June did not work in it.
  'qingzhen-2023-q4-travel': { ...nobody, Jiangmen: 'open 500-1000', Nantong: 'open 500-1000' },
  // Up to 1,000; claims of the second quarter closed on 31 July.
  'unnamed-county-2023-travel': { ...nobody, Jiangmen: 'open 0-1000', Nantong: 'open 0-1000' },
  // At most 10% of wages that nobody has shown.
  'unnamed-county-2023-wage': { ...nobody, Jiangmen: 'open ?', Nantong: 'open ?' },
  // 6 months with one employer: full on the day before the sixth month's own day.
  'yushe-2025-staying': {
    ...nobody,
    Jiangmen: 'open ? from 2027-09-06',
    Chuxiong: 'open ? from 2027-09-05',
    Nantong: 'open ? from 2027-09-08',
  },
  // 2,000 in partner cities that the source does not list, without months.
  'qiandongnan-2025-staying': {
    ...nobody,
    Jiangmen: 'open 2000',
    Nantong: 'open 2000',
    'left in April': 'open 2000',
    'left in June': 'open 2000',
  },
  'qiandongnan-2025-organising': {
    ...nobody,
    Jiangmen: 'open 300',
    Nantong: 'open 300',
    'left in April': 'open 300',
    'left in June': 'open 300',
  },
}

/** The same where the demo's province decides what the source leaves open. */
const decided: Readonly<Record<string, Expected>> = {
  'demo-2027-travel-flat': { ...nobody, Jiangmen: 'yes 800', Nantong: 'yes 800' },
  'demo-2027-travel-own-means': nobody,
  'demo-2027-staying-flat': {
    ...nobody,
    Jiangmen: 'yes 2000',
    Nantong: 'yes 2000',
    'left in April': 'yes 2000',
    'left in June': 'yes 2000',
  },
  'demo-2027-wage-share': { ...nobody, Jiangmen: 'open ?', Nantong: 'open ?' },
}

const called = { eligible: 'yes', 'not-yet': 'later', unknown: 'open', not: 'not' }

function told(policy: SubsidyPolicy, facts: SubsidyFacts): string {
  const [one, ...others] = evaluatePolicy(policy, facts, day)
  if (!one || others.length > 0) throw new Error('one window is open on the day')
  if (one.standing === 'not') return 'not'
  const { amount, from } = one
  const [least, most] = amount ? [inYuan(amount.least), inYuan(amount.most)] : []
  const sum = least === undefined ? '?' : least === most ? `${least}` : `${least}-${most}`
  return `${called[one.standing]} ${sum}${from === null ? '' : ` from ${from}`}`
}

function reasonsOf(policyId: string, facts: SubsidyFacts): string[] {
  const policy = shippedPolicies.find((one) => one.policyId === policyId)
  if (!policy) throw new Error(policyId)
  const [one] = evaluatePolicy(carriedOver(policy, policyId), facts, day)
  return (one?.reasons ?? []).map(({ weighs, code }) => `${weighs} ${code.replace('subsidies/', '')}`)
}

/** One of 90 people, open at its end for all that look at it. */
let end: DemoEnd
const over = Promise.withResolvers<null>()
let closed: Promise<unknown>
let data: string
beforeAll(async () => {
  const counties = ['530602', '530621']
  const { csv } = generateSurveySheet({ workers: 90, seed: 4, counties, today: dateInShanghai(demoStart) })
  data = await mkdtemp(join(tmpdir(), 'zhida-ended-demo-'))
  const sheets = [{ fileName: 'survey.csv', content: csv }]
  const opened = Promise.withResolvers<DemoEnd>()
  closed = runDemo({ seed: 4, data, keep: false, large: true, sheets, stream: tellToNobody() }, (found) => {
    opened.resolve(found)
    return over.promise
  })
  closed.catch(opened.reject)
  end = await opened.promise
})
afterAll(async () => {
  over.resolve(null)
  await closed
  await rm(data, { recursive: true, force: true })
})

test('of many rows the table and the journal lie in the folder that is thrown away, and what partners know in memory', async () => {
  const files = (await readdir(data)).filter((name) => name.endsWith('.sqlite'))
  expect(files.toSorted()).toEqual(['dynamodb.sqlite', 'workflows.sqlite'])
})

test('what people can claim is what was reckoned by hand from the published rules', async () => {
  const { rows } = await readFinalStates(end)
  const facts = new Map<Name, SubsidyFacts>()
  for (const { row, workerId } of rows) {
    const name = people[row as keyof typeof people]
    const worker = name && (await end.runtime.deps.workers.get(workerId))
    if (worker) facts.set(name, await factsOfWorker(worker, day, end.runtime.deps))
  }
  const worked = Object.fromEntries([...facts].map(([name, one]) => [name, one.jobs]))
  expect(worked).toMatchObject(jobs)

  const table = (policies: readonly SubsidyPolicy[], nameOf: (policy: SubsidyPolicy) => string) =>
    Object.fromEntries(
      policies.map((policy) => [
        nameOf(policy),
        Object.fromEntries([...facts].map(([name, one]) => [name, told(policy, one)])),
      ]),
    )
  const asIs = shippedPolicies.map((policy) => carriedOver(policy, policy.policyId))
  expect(table(asIs, ({ policyId }) => policyId.replace('demo-2027-', ''))).toEqual(shipped)
  expect(table(seasonPolicies, ({ policyId }) => policyId)).toEqual(decided)

  const of = (name: Name) => facts.get(name) as SubsidyFacts
  expect(reasonsOf('chongxin-2024-travel', of('Jiangmen'))).toEqual([
    'for works-there',
    'note last-heard',
    'for months-full',
    'against rode-organised',
    'open register-needed',
  ])
  expect(reasonsOf('fuyuan-2024-travel', of('left in April'))).toEqual([
    'for works-there',
    'note last-heard',
    'against months-short',
    'open ride-rule-not-shown',
  ])
  expect(reasonsOf('fuyuan-2024-travel', of('Chuxiong'))).toEqual(['against no-work-there'])
  expect(reasonsOf('fuyuan-2024-travel', of('withdrew'))).toEqual(['against no-work-there'])
})

test('every row has one final state, counted again from the table', async () => {
  expect(recountFinalStates(await everyItem(end.runtime.deps))).toEqual({ rows: 90, unexplained: 0 })
  expect(await readResult(end, performance.now())).toMatchObject({ survey: { rows: 90 }, unexplained: 0 })
  const { rows, counts } = await readFinalStates(end)
  expect(Object.values(counts.states).reduce((sum, count) => sum + count, 0)).toBe(90)
  for (const { state, why } of rows)
    if (state === 'never-offered' || state === 'not-taken' || state === 'left-early')
      expect(why).toMatchObject({ zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) })
})

// The last of all: what it plants stays in the table.
test('rows without an end are seen', async () => {
  const planted = await plantFaults(end, await everyItem(end.runtime.deps))
  const after = await everyItem(end.runtime.deps)
  expect(recountFinalStates(after)).toEqual({ rows: 90, unexplained: planted })
  expect(await readResult(end, performance.now())).toMatchObject({ unexplained: planted })
})
