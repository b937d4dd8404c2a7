import { describe, expect, test } from 'vitest'
import { inBoth } from '../../../domain/kernel/in-both.ts'
import { type Instant, minus, plus } from '../../../domain/kernel/instant.ts'
import { isRefusal } from '../../../domain/kernel/refusal.ts'
import type { Booking } from '../../../domain/transport/trips/booking.ts'
import { judgeBooking } from '../../../domain/transport/trips/judge-booking.ts'
import { judgeTripReport } from '../../../domain/transport/trips/judge-trip-report.ts'
import type { TripLoss, TripMode, TripProgress } from '../../../domain/transport/trips/trip.ts'
import type { TripReport } from '../../../domain/transport/trips/trip-wait.ts'

const departs = '2026-03-10T00:00:00.000Z' as Instant
const arrives = plus(departs, { hours: 20 })
const confirmed: Booking = { state: 'confirmed', reference: 'K1', by: 'hand', at: minus(departs, { days: 5 }) }
const loss = {} as TripLoss

interface Case {
  readonly progress?: TripProgress
  readonly booking?: Booking
  readonly loss?: TripLoss
  readonly mode?: TripMode
  readonly endsAtPlant?: boolean
  /** Hours after the planned departure at which it is said to have happened; it is told then, unless `told` says later. */
  readonly at: number
  readonly told?: number
}

function judge(report: TripReport, { at, told = at, ...of }: Case): string {
  const trip = {
    mode: 'charter-coach' as const,
    endsAtPlant: true,
    stops: [
      { place: '530627', name: '镇雄', at: departs },
      { place: '441900', name: '东莞', at: arrives },
    ],
    booking: confirmed,
    progress: { state: 'planned' as const },
    loss: null,
    ...of,
  }
  const judged = judgeTripReport(report, trip, {
    at: plus(departs, { hours: at }),
    now: plus(departs, { hours: told }),
  })
  return isRefusal(judged) ? inBoth(judged.words) : judged
}

const progress = (state: Exclude<TripProgress['state'], 'planned'>, hours: number): TripProgress => ({
  state,
  at: plus(departs, { hours }),
  by: 'escort',
})

describe('a roll-call', () => {
  test.each<[string, Case, string | RegExp]>([
    ['an hour before', { at: -1 }, 'new'],
    ['four days before', { at: -96 }, /点名的时间.*太早：不能早于计划发车前2小时.*is too early/],
    ['two days late, from a phone without network', { at: 0.1, told: 48 }, 'new'],
    ['of people on the road already', { at: 0.1, told: 30, progress: progress('departed', 0.3) }, 'new'],
    ['in six minutes', { at: 0.1, told: 0 }, /还没有到.*5分钟.*is to come/],
    ['in four minutes', { at: 4 / 60, told: 0 }, 'new'],
    ['in the year 9999', { at: 24 * 365 * 7900, told: 1 }, /is to come/],
    ['after the arrival', { at: 21, progress: progress('arrived', 20) }, /太晚.*报告的到达时间/],
    ['of a trip that is not booked', { at: 0, booking: { state: 'planned' } }, /还没有订好.*not booked yet/],
    ['of a lost trip', { at: 0, loss }, /另作安排.*reported lost/],
    [
      'of a cancelled trip',
      {
        at: 0,
        booking: { state: 'released', at: departs, why: 'x' },
        progress: progress('cancelled', -1),
      },
      /不开.*does not run/,
    ],
    ['of one by all reports empty, told late', { at: 0, told: 9, progress: progress('cancelled', 3) }, 'new'],
    ['of people who travel on their own', { at: 0, mode: 'self-arranged' }, /自行前往的行程不点名/],
  ])('%s', (_, of, expected) => {
    expect(judge('roll-call', of)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })
})

describe('a departure', () => {
  test.each<[string, Case, string | RegExp]>([
    ['on time', { at: 0.2, progress: progress('boarded', 0) }, 'new'],
    ['the day before', { at: -24 }, /is too early/],
    ['told again', { at: 0.2, told: 2, progress: progress('departed', 0.2) }, 'again'],
    ['told otherwise', { at: 0.5, progress: progress('departed', 0.2) }, /已由escort报告出发.*以此为准.*by escort/],
    ['after the arrival', { at: 20.5, progress: progress('arrived', 20) }, /报告到达.*stands/],
    ['after nobody had reported', { at: 0.2, told: 9, progress: progress('unreported', 8) }, 'new'],
    [
      'of a cancelled trip',
      { at: 0, booking: { state: 'released', at: departs, why: 'x' }, progress: progress('cancelled', -1) },
      /does not run/,
    ],
  ])('%s', (_, of, expected) => {
    expect(judge('departure', of)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })
})

describe('an arrival', () => {
  test.each<[string, Case, string | RegExp]>([
    ['on time', { at: 20, progress: progress('departed', 0) }, 'new'],
    ['before the departure', { at: 10, told: 12, progress: progress('departed', 11) }, /报告的出发时间/],
    ['an hour into a ride of twenty', { at: 1, progress: progress('departed', 0) }, /the soonest possible/],
    ['without a departure, which nobody told', { at: 20, progress: progress('boarded', 0) }, 'new'],
    ['by who told the departure only there', { at: 20.1, progress: progress('departed', 20) }, 'new'],
    ['a second one', { at: 21, progress: progress('arrived', 20) }, /报告到达/],
    ['the same once more', { at: 20, told: 22, progress: progress('arrived', 20) }, 'again'],
    [
      'of a cancelled trip',
      { at: 20, booking: { state: 'released', at: departs, why: 'x' }, progress: progress('cancelled', 1) },
      /does not run/,
    ],
  ])('%s', (_, of, expected) => {
    expect(judge('arrival', of)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })
})

describe('a hand-over', () => {
  test.each<[string, Case, string | RegExp]>([
    ['after the arrival', { at: 20.5, progress: progress('arrived', 20) }, 'new'],
    ['before the arrival that was reported', { at: 19, told: 21, progress: progress('arrived', 20) }, /报告的到达时间/],
    ['four days before the departure', { at: -96 }, /计划到达前2小时.*before the planned one/],
    ['at boarding', { at: 0.1, progress: progress('boarded', 0) }, /太早/],
    ['around the planned arrival, where nobody reported it', { at: 19, progress: progress('unreported', 5) }, 'new'],
    ['of who comes after the others', { at: 30, progress: progress('handed-over', 21) }, 'new'],
    ['of a feeder', { at: 20, endsAtPlant: false }, /接驳车/],
    ['at the plant by those who came on their own', { at: 20, mode: 'self-arranged' }, 'new'],
    ['of a lost trip', { at: 20, loss }, /reported lost/],
  ])('%s', (_, of, expected) => {
    expect(judge('hand-over', of)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })
})

describe('a booking by hand', () => {
  const book = (booking: Booking, reference = 'K1') => {
    const judged = judgeBooking(booking, { reference, now: departs })
    return isRefusal(judged) ? inBoth(judged.words) : judged
  }
  test('fits while one is asked for; the second is told what is booked', () => {
    expect(book({ state: 'asked-by-hand', since: departs })).toBe('new')
    expect(book(confirmed)).toBe('again')
    expect(book(confirmed, 'K2')).toMatch(/订单号K1.*booked by hand/)
    expect(book({ state: 'refused', at: departs, why: 'sold-out' })).toMatch(/不要再订/)
    expect(book({ state: 'not-needed' })).toMatch(/不用订票/)
  })
})
