import * as z from 'zod'
import { CalendarDate } from '../kernel/instant.ts'
import { inYuan, type Money } from '../kernel/money.ts'
import { placeInWords } from '../kernel/places/place-in-words.ts'
import { AmountRange, amountOfPolicy } from './amount-of-policy.ts'
import { type WindowOfClaim, windowsOn } from './claim-windows.ts'
import { destinationLevel } from './destination-level.ts'
import { fullOn, monthsWorked } from './months-worked.ts'
import { subsidiesSentences as say } from './subsidies-sentences.ts'
import type { JobHeld, SubsidyFacts } from './subsidy-facts.ts'
import { type DestinationLevel, EvidenceKind, isOfCounty, PolicyId, SubsidyPolicy } from './subsidy-policy.ts'
import { WeighedReason, type Weight, weigh } from './weigh.ts'

/** Whether a person can claim a policy for a window, and why. A reason stands behind each of it. */
export const SubsidyStanding = z.object({
  policyId: PolicyId,
  name: SubsidyPolicy.shape.name,
  place: SubsidyPolicy.shape.place,
  kind: SubsidyPolicy.shape.kind,
  payee: SubsidyPolicy.shape.payee,
  /** null: the policy has none that can be claimed on the day. */
  window: z
    .object({ key: z.string(), from: CalendarDate, until: CalendarDate, closesOn: CalendarDate.nullable() })
    .nullable(),
  standing: z.enum(['eligible', 'not-yet', 'unknown', 'not']),
  /** The day at whose end the months asked for will be full. */
  from: CalendarDate.nullable(),
  amount: AmountRange.nullable(),
  reasons: z.array(WeighedReason),
  /** What has to be shown still: each, and of several in one any. */
  missing: z.array(z.array(EvidenceKind)),
  source: SubsidyPolicy.shape.source,
})
export type SubsidyStanding = z.infer<typeof SubsidyStanding>

/** A person's standing for each window of the policy that can be claimed on the day. */
export function evaluatePolicy(policy: SubsidyPolicy, facts: SubsidyFacts, day: CalendarDate): SubsidyStanding[] {
  const { validFrom, validUntil } = policy
  if (!isOfCounty(policy, facts.countyCode))
    return [
      standingOf(policy, facts, null, [weigh('against', say('other-place', { place: placeInWords(policy.place) }))]),
    ]
  const windows = windowsOn(policy, day)
  if (windows.length === 0) {
    const why = say('not-valid', { from: validFrom, until: validUntil, day })
    return [standingOf(policy, facts, null, [weigh('against', why)])]
  }
  return windows.map((window) => inWindow(policy, facts, window, day))
}

interface Judged {
  readonly reasons: readonly WeighedReason[]
  readonly amount?: AmountRange | null
  readonly from?: CalendarDate | null
}

function inWindow(policy: SubsidyPolicy, facts: SubsidyFacts, window: WindowOfClaim, day: CalendarDate) {
  const { policyId, condition } = policy
  const on = [day, window.until, policy.validUntil].reduce((one, other) => (one < other ? one : other))
  const always = [...ofPerson(policy, facts)]
  if (facts.claimed.some((one) => one.policyId === policyId && one.window === window.key))
    always.push(weigh('against', say('claimed', { window: window.key })))
  const jobs = facts.jobs.filter((job) => isPaidFor(policy, facts.countyCode, job, { from: window.from, until: on }))
  if (jobs.length === 0) {
    const why = say('no-work-there', { from: window.from, until: on })
    return standingOf(policy, facts, window, [weigh('against', why), ...always])
  }
  const groups = [...Map.groupBy(jobs, (job) => countedWith(job, condition.months?.countedBy ?? 'total')).values()]
  const judged = groups.map((some) => {
    const { reasons, amount, from } = ofJobs(policy, facts, some, { window, on })
    return standingOf(policy, facts, window, [...reasons, ...always], { amount, from })
  })
  return judged.toSorted(better)[0] ?? standingOf(policy, facts, window, always)
}

function ofPerson({ policyId, condition }: SubsidyPolicy, facts: SubsidyFacts): WeighedReason[] {
  const { groups, leastAge, leastMonthlyWageYuan: least } = condition
  const qualifies = facts.qualifies[policyId]
  const wage = facts.shown.averageMonthlyWage
  const reasons: WeighedReason[] = []
  if (groups && qualifies === undefined) reasons.push(weigh('open', say('register-needed', { groups })))
  else if (groups) reasons.push(qualifies ? weigh('for', say('register-yes')) : weigh('against', say('register-no')))
  if (leastAge !== null && (facts.ageAtLeast ?? 0) < leastAge)
    reasons.push(weigh('open', say('too-young', { age: leastAge })))
  if (least !== null && !wage) reasons.push(weigh('open', say('wage-needed', { least })))
  else if (least !== null && wage)
    reasons.push(
      inYuan(wage) < least
        ? weigh('against', say('wage-short', { least }))
        : weigh('for', say('wage-enough', { least })),
    )
  return reasons
}

/** Work within the window at a place that the policy pays for; a fare only where the journey itself lies in it. */
function isPaidFor(
  { condition, amount }: SubsidyPolicy,
  countyCode: string,
  job: JobHeld,
  { from, until }: { from: CalendarDate; until: CalendarDate },
): boolean {
  const level = destinationLevel(countyCode, job.placeCode)
  const paid =
    level === 'open'
      ? condition.destinations.includes('other-county')
      : level !== null && condition.destinations.includes(level)
  const { partnerCities } = condition
  if (!paid || (partnerCities !== null && partnerCities.length > 0 && !partnerCities.includes(job.placeCode)))
    return false
  if (amount.shape === 'by-ticket') return from <= job.from && job.from <= until
  return job.from <= until && (job.until === null || job.until >= from)
}

function countedWith({ enterpriseId, placeCode }: JobHeld, by: 'employer' | 'province' | 'total'): string {
  return by === 'employer' ? enterpriseId : by === 'province' ? placeCode.slice(0, 2) : ''
}

function ofJobs(
  policy: SubsidyPolicy,
  facts: SubsidyFacts,
  some: readonly JobHeld[],
  { window, on }: { window: WindowOfClaim; on: CalendarDate },
): Judged {
  const jobs = some.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const reasons = jobs.flatMap(({ place, placeCode, from, lastHeard }) => [
    weigh('for', say('works-there', { place: placeInWords({ name: place, code: placeCode }), from })),
    ...(lastHeard ? [weigh('note', say('last-heard', { day: lastHeard }))] : []),
  ])
  const levels = jobs.map((job) => destinationLevel(facts.countyCode, job.placeCode))
  if (levels.includes('open')) reasons.push(weigh('open', say('county-open')))
  if (policy.condition.partnerCities?.length === 0) reasons.push(weigh('open', say('partner-cities-open')))
  const months = ofMonths(policy, jobs, window, on)
  reasons.push(...months.reasons, ...ofRides(policy, facts, jobs))
  const sums = jobs.map((job, at) => {
    const level: DestinationLevel = levels[at] === 'open' ? 'other-county' : (levels[at] ?? 'other-county')
    return amountOfPolicy(policy.amount, { level, code: job.placeCode }, facts.shown)
  })
  reasons.push(...unique(sums.flatMap((one) => one.reasons)))
  return {
    reasons,
    amount: joined(
      sums.map(({ amount }) => amount),
      partPaid(policy, jobs),
    ),
    from: months.from ?? null,
  }
}

function keyOf({ from, enterpriseId, placeCode, cameBy, until }: JobHeld): string {
  return [from, enterpriseId, placeCode, cameBy, until ?? ''].join(' ')
}

function ofMonths(
  { condition }: SubsidyPolicy,
  jobs: readonly JobHeld[],
  window: WindowOfClaim,
  on: CalendarDate,
): Judged {
  if (!condition.months) return { reasons: [] }
  const { least, fromYearStart } = condition.months
  const since = fromYearStart ? CalendarDate.parse(`${window.from.slice(0, 4)}-01-01`) : null
  const have = monthsWorked(jobs, on, since)
  if (have >= least) return { reasons: [weigh('for', say('months-full', { have, least }))] }
  const from = fullOn(jobs, least, on, since)
  if (from !== null && from <= window.until)
    return { from, reasons: [weigh('later', say('months-later', { have, least, from }))] }
  return { reasons: [weigh('against', say('months-short', { have, least, until: window.until }))] }
}

/** A subsidy for the journey asks how it was made; others do not. */
function ofRides(policy: SubsidyPolicy, { shown }: SubsidyFacts, jobs: readonly JobHeld[]): WeighedReason[] {
  const { kind, organisedRide, amount, place } = policy
  if (kind !== 'travel') return []
  const ways = new Set(jobs.map(({ cameBy }) => cameBy))
  const rule = organisedRide?.rule
  if (rule === 'allow') return [weigh('for', say('ride-allowed'))]
  const hasFare = amount.shape === 'by-ticket' && shown.fare !== undefined
  if (ways.has('organised')) {
    if (rule === 'exclude') return [weigh('against', say('rode-organised'))]
    if (organisedRide?.rule === 'reduce')
      return [weigh('note', say('ride-reduces', { percent: organisedRide.percent }))]
    if (amount.shape !== 'by-ticket') return [weigh('open', say('ride-rule-not-shown', { place: placeInWords(place) }))]
    return [hasFare ? weigh('for', say('ticket-shown')) : weigh('against', say('ride-leaves-no-ticket'))]
  }
  const reasons: WeighedReason[] = []
  if (ways.has('paid-back')) reasons.push(weigh('open', say('fare-paid-back', { place: placeInWords(place) })))
  if (ways.has('unknown') && !hasFare) reasons.push(weigh('open', say('ride-unknown')))
  return reasons.length === 0 ? [weigh('for', say('rode-own'))] : reasons
}

function partPaid({ organisedRide, kind }: SubsidyPolicy, jobs: readonly JobHeld[]): number {
  const rode = jobs.some(({ cameBy }) => cameBy === 'organised')
  return kind === 'travel' && rode && organisedRide?.rule === 'reduce' ? organisedRide.percent : 100
}

/** Where jobs are paid differently, between the least and the most of them. */
function joined(amounts: readonly (AmountRange | null)[], percent: number): AmountRange | null {
  const shown = amounts.filter((one) => one !== null)
  if (shown.length < amounts.length || shown.length === 0) return null
  const part = (sum: number): Money => ({ minorUnits: Math.floor((sum * percent) / 100), currency: 'CNY' })
  return {
    least: part(Math.min(...shown.map(({ least }) => least.minorUnits))),
    most: part(Math.max(...shown.map(({ most }) => most.minorUnits))),
  }
}

function unique(reasons: readonly WeighedReason[]): WeighedReason[] {
  return [...new Map(reasons.map((one) => [one.zh, one])).values()]
}

const order: readonly SubsidyStanding['standing'][] = ['eligible', 'not-yet', 'unknown', 'not']
const standings: Record<Weight, SubsidyStanding['standing']> = {
  against: 'not',
  open: 'unknown',
  later: 'not-yet',
  for: 'eligible',
  note: 'eligible',
}

function better(one: SubsidyStanding, other: SubsidyStanding): number {
  const most = ({ amount }: SubsidyStanding) => amount?.most.minorUnits ?? -1
  const byStanding = order.indexOf(one.standing) - order.indexOf(other.standing)
  if (byStanding !== 0) return byStanding
  if (most(one) !== most(other)) return most(other) - most(one)
  const text = (some: SubsidyStanding) => some.reasons.map(({ zh }) => zh).join('')
  return text(one) < text(other) ? -1 : 1
}

function standingOf(
  policy: SubsidyPolicy,
  facts: SubsidyFacts,
  window: WindowOfClaim | null,
  reasons: readonly WeighedReason[],
  { amount = null, from = null }: Partial<Pick<SubsidyStanding, 'amount' | 'from'>> = {},
): SubsidyStanding {
  const { policyId, name, place, kind, payee, evidence, source } = policy
  const worst = Math.max(0, ...reasons.map(({ weighs }) => order.indexOf(standings[weighs])))
  const standing = order[worst] ?? 'not'
  return {
    policyId,
    name,
    place,
    kind,
    payee,
    window,
    standing,
    from,
    amount: standing === 'not' ? null : amount,
    reasons: [...reasons],
    missing: standing === 'not' ? [] : evidence.filter((any) => !any.some((kind) => facts.seen.includes(kind))),
    source,
  }
}
