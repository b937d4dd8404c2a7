import type { Words } from '../../../domain/kernel/words.ts'
import type { ClaimObjection, NoticeLevel, WhyClaimRefused } from '../../../domain/subsidies/subsidy-claim.ts'
import type {
  ClaimWindow,
  DestinationLevel,
  OrganisedRide,
  PolicyAmount,
  SubsidyPolicy,
} from '../../../domain/subsidies/subsidy-policy.ts'
import type { Weight } from '../../../domain/subsidies/weigh.ts'

/** What the parts of a policy and of a claim are called. */
export const kindWords: Record<SubsidyPolicy['kind'], Words> = {
  travel: { zh: '交通补助', en: 'Travel' },
  wage: { zh: '劳务奖补', en: 'Wage subsidy' },
  staying: { zh: '稳岗补助', en: 'Staying at work' },
  organising: { zh: '组织输出补助', en: 'Organising' },
}

export const payeeWords: Record<SubsidyPolicy['payee'], Words> = {
  worker: { zh: '务工人员本人', en: 'The person who works away' },
  enterprise: { zh: '用工企业', en: 'The enterprise' },
  organiser: { zh: '组织输出的单位', en: 'Whoever organises the work away' },
}

export const levelWords: Record<DestinationLevel, Words> = {
  'other-province': { zh: '省外', en: 'in another province' },
  'other-city': { zh: '省内市外', en: 'in another city of the province' },
  'other-county': { zh: '市内县外', en: 'in another county of the city' },
}

export const shapeWords: Record<PolicyAmount['shape'], Words> = {
  flat: { zh: '固定金额', en: 'a fixed sum' },
  'up-to': { zh: '最高不超过', en: 'up to a sum' },
  'by-destination': { zh: '按务工地', en: 'by where somebody works' },
  'by-distance': { zh: '按路程分档', en: 'by distance' },
  'by-ticket': { zh: '按实际单程票价，有上限', en: 'the one-way fare, up to a sum' },
  'percent-of-wage': { zh: '按工资的比例', en: 'a share of the wages' },
  'by-income': { zh: '按家庭人均收入', en: 'by household income a head' },
  'not-shown': { zh: '来源没有列出', en: 'not shown by the source' },
}

type Months = NonNullable<SubsidyPolicy['condition']['months']>
export const countedByWords: Record<Months['countedBy'], Words> = {
  employer: { zh: '在同一单位', en: 'with one employer' },
  province: { zh: '在同一省份', en: 'in one province' },
  total: { zh: '累计', en: 'in total' },
}

export const rideWords: Record<OrganisedRide['rule'], Words> = {
  exclude: { zh: '不能领取：只补助自行前往的人员', en: 'excludes: only those who travelled on their own are paid' },
  allow: { zh: '不影响领取', en: 'makes no difference' },
  reduce: { zh: '按比例领取', en: 'a part is paid' },
}

export const noticeLevelWords: Record<NoticeLevel, Words> = {
  village: { zh: '村', en: 'village' },
  township: { zh: '乡镇', en: 'township' },
  county: { zh: '县', en: 'county' },
}

export const windowWords: Record<ClaimWindow['by'], Words> = {
  month: { zh: '按月申请', en: 'Claimed for each month' },
  quarter: { zh: '按季度申请', en: 'Claimed for each quarter' },
  'calendar-year': { zh: '按年度申请，每年一次', en: 'Claimed once a calendar year' },
  once: { zh: '一次性', en: 'Claimed once' },
}

export const aboutWords: Record<ClaimObjection['about'], Words> = {
  'not-entitled': { zh: '不符合条件', en: 'not entitled' },
  amount: { zh: '金额不对', en: 'the amount' },
  other: { zh: '其他', en: 'something else' },
}

export const outcomeWords: Record<NonNullable<ClaimObjection['outcome']>, Words> = {
  dismissed: { zh: '不成立', en: 'dismissed' },
  upheld: { zh: '成立', en: 'upheld' },
}

export const whyRefusedWords: Record<WhyClaimRefused, Words> = {
  'not-entitled': { zh: '不符合条件', en: 'Not entitled' },
  'evidence-wrong': { zh: '材料不实或者不全', en: 'The papers are wrong or missing' },
  objection: { zh: '异议成立', en: 'An objection was upheld' },
  withdrawn: { zh: '本人撤回', en: 'Withdrawn by the person' },
  erased: { zh: '本人要求删除信息', en: 'The person was erased' },
}

export const weightWords: Record<Weight, Words> = {
  against: { zh: '不符合', en: 'Against' },
  open: { zh: '待核实', en: 'To be checked' },
  later: { zh: '还差时间', en: 'In time' },
  for: { zh: '符合', en: 'For' },
  note: { zh: '说明', en: 'Note' },
}
