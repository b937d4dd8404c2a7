import type { CalendarDate } from '../../kernel/instant.ts'
import type { ConnectionRules, TransportRules } from '../plan/solve/transport-instance.ts'
import type { WaitingRules } from './waiting-rules.ts'

/**
 * How coaches are planned in Yunnan. Rests, night stops and drivers' hours are the law's, read strictly; what a person is paid
 * who travels on their own is the province's; the others are habits of the field, ours to change. How people wait is dated:
 * `waitingRules`.
 */
export const defaultTransportRules: Omit<TransportRules, keyof ConnectionRules | 'later'> = {
  speedKmh: 75,
  maxCoachKm: 1200,
  pickupMinutes: 20,
  restMinutesPer240Driving: 20,
  nightStopFrom: 120,
  nightStopTo: 300,
  slots: [360, 540, 720, 900, 1080, 1200],
  feederSlots: [300, 360, 420, 480, 540, 600, 660, 720, 780, 840, 900, 960, 1020, 1080, 1140, 1200],
  timedFeeders: true,
  maxPickups: 3,
  maxHopKm: 150,
  detour: 1.35,
  stationsPerCounty: 3,
  airportsPerCounty: 2,
  maxFeederKm: 400,
  unsplittableBelow: 6,
  maxParts: 3,
  reading: 'strict',
  selfArranged: { fixedYuan: 250, yuanPerKm: 0.8 },
}

/** The rules of a plan: the first set counts from its beginning, each other one from the minute that `minuteOf` its day. */
export function transportRules(
  [first, ...later]: readonly WaitingRules[],
  minuteOf: (day: CalendarDate) => number,
): TransportRules {
  if (!first) throw new Error('a plan has rules of waiting')
  return {
    ...defaultTransportRules,
    ...connectionOf(first),
    ...(later.length > 0
      ? { later: later.map((set) => ({ ...connectionOf(set), from: minuteOf(set.validFrom) })) }
      : {}),
  }
}

function connectionOf({
  transferMin,
  transferMax,
  maxWait,
  waitYuan,
  night,
  lodgingYuan,
}: WaitingRules): ConnectionRules {
  return {
    transferMin,
    transferMax,
    maxWait,
    waitYuan,
    night: { from: ofDay(night.from), to: ofDay(night.to) },
    ...(lodgingYuan === null ? {} : { lodging: { yuan: lodgingYuan } }),
  }
}

/** Minutes after midnight of a time like 23:00. */
function ofDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}
