import { describe, expect, test } from 'vitest'
import { countJourneys } from '../../domain/arrival/count-journeys.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { candidateOutcome } from '../../domain/matching/candidate-outcome.ts'
import {
  atTheJob,
  beforeBoarding,
  disengaged,
  isPastBoarding,
  type JourneyState,
  mayWithdraw,
} from '../../domain/matching/placement.ts'

const at = '2026-03-09T02:00:00.000Z' as Instant

/** What each state means: may a yes be taken back, is boarding past, is the worker free, did the yes lead to a place. */
const meanings: [JourneyState, { back: boolean; past: boolean; free: boolean; placed: boolean }][] = [
  [{ state: 'accepted' }, { back: true, past: false, free: false, placed: true }],
  [
    { state: 'seated', tripIds: [] },
    { back: true, past: false, free: false, placed: true },
  ],
  [
    { state: 'withdrawn', at },
    { back: false, past: false, free: true, placed: false },
  ],
  [
    { state: 'released', at },
    { back: false, past: false, free: true, placed: false },
  ],
  [
    { state: 'no-show', at },
    { back: false, past: true, free: true, placed: false },
  ],
  [
    { state: 'boarded', tripIds: [], at },
    { back: false, past: true, free: false, placed: true },
  ],
  [
    { state: 'arrived', at },
    { back: false, past: true, free: false, placed: true },
  ],
  [
    { state: 'diverted', at },
    { back: false, past: true, free: false, placed: true },
  ],
  [
    { state: 'handed-over', at },
    { back: false, past: true, free: false, placed: true },
  ],
  [
    { state: 'left', at },
    { back: false, past: true, free: true, placed: true },
  ],
]

describe.each(meanings)('a journey that is %j', (journey, { back, past, free, placed }) => {
  test(`is one that ${back ? 'can' : 'cannot'} be withdrawn from`, () => {
    expect(mayWithdraw(journey)).toBe(back)
    expect(beforeBoarding.includes(journey.state)).toBe(back)
  })
  test(`has boarding ${past ? 'behind it' : 'before it, or does not come to it'}`, () =>
    expect(isPastBoarding(journey)).toBe(past))
  test(`leaves its worker ${free ? 'free' : 'engaged in the batch'}`, () => {
    const workerId = derivedId('WorkerId', journey.state)
    expect(disengaged([{ workerId, journey }])).toEqual(free ? [workerId] : [])
  })
  test(`is ${placed ? 'a place found' : 'a yes that came to nothing'}`, () =>
    expect(candidateOutcome([], journey.state)).toBe(placed ? 'placed' : 'accepted'))
})

test('a job is left only by those who have come to it and are engaged in it', () => {
  expect(atTheJob.toSorted()).toEqual(['arrived', 'diverted', 'handed-over'])
})

test('each journey is counted under all that it passed', () => {
  expect(countJourneys(meanings.map(([journey]) => ({ journey })))).toEqual({
    boarded: 5,
    noShow: 1,
    withdrawn: 1,
    arrived: 4,
    handedOver: 2,
  })
})
