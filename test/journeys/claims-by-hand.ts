import { CalendarDate } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { evaluatePolicy } from '../../domain/subsidies/evaluate-policy.ts'
import { shippedPolicies } from '../../domain/subsidies/shipped-policies.ts'
import type { SubsidyFacts } from '../../domain/subsidies/subsidy-facts.ts'
import type { SubsidyPolicy } from '../../domain/subsidies/subsidy-policy.ts'
import { carriedOver } from '../../local/demo/season-policies.ts'

export const day = CalendarDate.parse('2027-08-31')

/** Of the sheet of 90 rows by seed 4 these people, as what they lived through differs. */
export const people = {
  16: 'Jiangmen',
  18: 'Chuxiong',
  19: 'Nantong',
  85: 'left in April',
  33: 'left in June',
  15: 'withdrew',
} as const

/** What each was at work where, for the reckoning below. */
export const jobs = {
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

export type Name = (typeof people)[keyof typeof people]
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
export const shipped: Readonly<Record<string, Expected>> = {
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
export const decided: Readonly<Record<string, Expected>> = {
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

export function told(policy: SubsidyPolicy, facts: SubsidyFacts): string {
  const [one, ...others] = evaluatePolicy(policy, facts, day)
  if (!one || others.length > 0) throw new Error('one window is open on the day')
  if (one.standing === 'not') return 'not'
  const { amount, from } = one
  const [least, most] = amount ? [inYuan(amount.least), inYuan(amount.most)] : []
  const sum = least === undefined ? '?' : least === most ? `${least}` : `${least}-${most}`
  return `${called[one.standing]} ${sum}${from === null ? '' : ` from ${from}`}`
}

export function reasonsOf(policyId: string, facts: SubsidyFacts): string[] {
  const policy = shippedPolicies.find((one) => one.policyId === policyId)
  if (!policy) throw new Error(policyId)
  const [one] = evaluatePolicy(carriedOver(policy, policyId), facts, day)
  return (one?.reasons ?? []).map(({ weighs, code }) => `${weighs} ${code.replace('subsidies/', '')}`)
}
