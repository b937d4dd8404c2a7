import {
  atShanghai,
  dateInShanghai,
  epochOf,
  type Instant,
  minus,
  plus,
  plusDays,
  type Span,
} from '../../kernel/instant.ts'
import { arrivesAt, departsAt, type Trip, type TripMode } from './trip.ts'
import { earlyHours } from './trip-event-rules.ts'
import type { TripReport } from './trip-wait.ts'

/** The longest that a trip is followed, from its booking to the last report that may still come. */
export const tripTime: Span = { days: 180 }

/** Local habits, ours to change. */
export interface ScheduleRules {
  /** Days before departure on which the manifest is frozen. */
  readonly freezeDays: Readonly<Record<TripMode, number>>
  /** Wall-clock time of the reminder on the day before. */
  readonly reminderTime: string
  /** Reports may come this long before departure. */
  readonly opensHours: number
  /** How late a report may be before somebody is told; after as long again the journey continues without it. */
  readonly lateHours: Readonly<Record<TripReport, number>>
}

const defaultScheduleRules: ScheduleRules = {
  freezeDays: {
    'charter-coach': 3,
    'feeder-coach': 3,
    'seat-block-rail': 17,
    'special-train': 17,
    'seat-block-air': 3,
    'charter-flight': 3,
    'self-arranged': 3,
  },
  reminderTime: '18:00',
  opensHours: earlyHours,
  lateHours: { 'roll-call': 2, departure: 3, arrival: 4, 'hand-over': 24 },
}

export interface TripSchedule {
  /** May lie in the past, as the two after it: then it is due at once. */
  readonly freezeAt: Instant
  readonly remindAt: Instant
  readonly reportsFrom: Instant
  /** In order; nobody calls a roll for people who travel on their own. */
  readonly reports: readonly TripReport[]
  /** Seconds to wait for each report before it is asked for again. */
  readonly patience: Readonly<Record<TripReport, number>>
}

const seconds = (from: Instant, to: Instant) => Math.max(0, (epochOf(to) - epochOf(from)) / 1000)
const hour = 3600

/** When each thing of a trip is due. */
export function tripSchedule(
  trip: Pick<Trip, 'mode' | 'stops' | 'endsAtPlant'>,
  rules = defaultScheduleRules,
): TripSchedule {
  const departs = departsAt(trip)
  const arrives = arrivesAt(trip)
  const lastPickUp = trip.stops.at(-2)?.at ?? departs
  const isAlone = trip.mode === 'self-arranged'
  const late = rules.lateHours
  return {
    freezeAt: minus(departs, { days: rules.freezeDays[trip.mode] }),
    remindAt: atShanghai(plusDays(dateInShanghai(departs), -1), rules.reminderTime),
    reportsFrom: isAlone ? arrives : minus(departs, { hours: rules.opensHours }),
    reports: [
      ...(isAlone ? [] : (['roll-call', 'departure', 'arrival'] as const)),
      ...(trip.endsAtPlant ? (['hand-over'] as const) : []),
    ],
    patience: {
      'roll-call': seconds(departs, lastPickUp) + (rules.opensHours + late['roll-call']) * hour,
      departure: late.departure * hour,
      arrival: seconds(departs, arrives) + late.arrival * hour,
      'hand-over': late['hand-over'] * hour,
    },
  }
}

/** When a trip that is followed is closed at the latest: every report was waited for twice. */
export function closesBy(trip: Pick<Trip, 'mode' | 'stops' | 'endsAtPlant'>, rules = defaultScheduleRules): Instant {
  const { reportsFrom, reports, patience } = tripSchedule(trip, rules)
  return plus(reportsFrom, { seconds: 2 * reports.reduce((sum, report) => sum + patience[report], 0) })
}
