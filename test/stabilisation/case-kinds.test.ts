import { describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, millisecondsIn, plus } from '../../domain/kernel/instant.ts'
import type { JourneyState, Placement } from '../../domain/matching/placement.ts'
import { assignCase, type CaseIn, closeUnresolved, pauseOf } from '../../domain/stabilisation/case.ts'
import {
  CaseKind,
  type CaseOpener,
  caseKinds,
  contactTimes,
  kindsOpenedBy,
  rulesOf,
} from '../../domain/stabilisation/case-kinds.ts'
import { caseKindTerms } from '../../domain/stabilisation/case-terms.ts'
import { leavesJob } from '../../domain/stabilisation/leaves-job.ts'
import { openOnArrival, openOnCall } from '../../domain/stabilisation/open-case.ts'

const at = '2026-03-09T02:00:00.000Z' as Instant
const someone = {
  workerId: derivedId('WorkerId', 1),
  batchId: derivedId('BatchId', 'cases'),
  chunk: 0,
  placementId: derivedId('PlacementId', 1),
  enterpriseId: derivedId('EnterpriseId', 'one'),
  countyCode: '530621',
  cityCode: '441900',
}
const opened = (kind: CaseKind): CaseIn<'opened'> => ({
  ...someone,
  caseId: derivedId('CaseId', kind),
  kind,
  openedAt: at,
  state: 'opened',
})
const placement = (journey: JourneyState) => ({ ...someone, journey }) as Placement

describe('what opens a case, and what follows from it', () => {
  test.each<[CaseOpener, CaseKind[]]>([
    ['as-promised', []],
    ['fine', []],
    ['has-left', []],
    ['not-as-promised', ['promise']],
    ['needs-help', ['help']],
    ['call', ['help']],
    ['cry', ['urgent-help']],
    ['remark', ['remark']],
    ['silence', ['silent']],
    ['not-taken-over', ['diverted']],
  ])('%s opens %j', (opener, kinds) => expect(kindsOpenedBy(opener)).toEqual(kinds))

  test.each<[CaseKind, { pauses: boolean; tells: boolean; endsWithConsent: boolean }]>([
    ['promise', { pauses: true, tells: true, endsWithConsent: false }],
    ['help', { pauses: false, tells: true, endsWithConsent: false }],
    ['urgent-help', { pauses: false, tells: true, endsWithConsent: false }],
    ['remark', { pauses: false, tells: false, endsWithConsent: false }],
    ['silent', { pauses: false, tells: false, endsWithConsent: true }],
    ['diverted', { pauses: false, tells: false, endsWithConsent: false }],
    ['wages', { pauses: false, tells: true, endsWithConsent: false }],
    ['injury', { pauses: false, tells: true, endsWithConsent: false }],
    ['missing-person', { pauses: false, tells: false, endsWithConsent: false }],
    ['psychological-support', { pauses: false, tells: false, endsWithConsent: false }],
  ])('%s: %j', (kind, { pauses, tells, endsWithConsent }) => {
    expect(pauseOf(opened(kind)) !== null).toBe(pauses)
    expect(rulesOf(kind).tells !== null).toBe(tells)
    expect(rulesOf(kind).endsWithConsent).toBe(endsWithConsent)
  })

  test('a case of somebody who has said yes to no enterprise pauses none', () => {
    expect(pauseOf({ ...opened('promise'), enterpriseId: null })).toBeNull()
  })
})

describe.each(CaseKind.options)('every kind of case, also %s,', (kind) => {
  test('is the only one that its openers open', () => {
    for (const opener of caseKinds[kind].opensOn) expect(kindsOpenedBy(opener)).toEqual([kind])
  })

  test('has words in both languages, and a time for the first contact that is over before the station’s', () => {
    expect(caseKindTerms[kind].zh).toMatch(/\p{Script=Han}/u)
    expect(caseKindTerms[kind].en).toMatch(/^[\w ,.-]+$/)
    const { severity, time } = rulesOf(kind)
    expect(millisecondsIn(contactTimes[severity])).toBeLessThanOrEqual(millisecondsIn(time.station))
  })

  test('is in the hands of each level for as long as the kind says', () => {
    const { station, province } = rulesOf(kind).time
    expect(assignCase(opened(kind), 'station', at).until).toBe(plus(at, station))
    expect(assignCase(opened(kind), 'province', at).until).toBe(plus(at, province))
  })
})

test('a case that nobody settled says how long each level had', () => {
  expect(closeUnresolved(opened('help'), at).why).toBe(
    'Nobody reported an outcome: the station had 3 days, the province 7 days.',
  )
})

test('a call for help goes to the county at home until boarding, and to the station of the city from then on', () => {
  const cityFor = (journey: JourneyState | null) =>
    openOnCall(someone, journey && placement(journey), { key: 'one', at }).map(({ cityCode }) => cityCode)
  expect(cityFor(null)).toEqual([null])
  expect(cityFor({ state: 'seated', tripIds: [] })).toEqual([null])
  expect(cityFor({ state: 'withdrawn', at })).toEqual([null])
  expect(cityFor({ state: 'boarded', tripIds: [], at })).toEqual(['441900'])
  expect(cityFor({ state: 'left', at })).toEqual(['441900'])
})

test('an arrival opens a case only where the plant took nobody over', () => {
  expect(openOnArrival(placement({ state: 'handed-over', at }))).toEqual([])
  expect(openOnArrival(placement({ state: 'diverted', at }))).toMatchObject([{ kind: 'diverted', openedAt: at }])
})

test.each([
  ['has-left', true],
  ['re-placement', true],
  ['way-home', true],
  ['settled', false],
  ['no-contact', false],
  ['needs-help', false],
] as const)('%s means that the job was left: %s', (said, left) => expect(leavesJob(said)).toBe(left))
