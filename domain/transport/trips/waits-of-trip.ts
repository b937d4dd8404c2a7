import { type Instant, millisecondsIn, plus } from '../../kernel/instant.ts'
import { scopesAround, type Waiting } from '../../kernel/waiting.ts'
import { bookingByHandTime } from './booking.ts'
import { contradictionsOn } from './contradiction.ts'
import { reportTerms } from './mode-terms.ts'
import type { Passenger } from './passenger.ts'
import { type RunFacts, runInWords } from './run-in-words.ts'
import type { Alarm, Trip } from './trip.ts'
import type { TripReport } from './trip-wait.ts'

type WaitingTripFacts = Whereabouts & RunFacts & Pick<Trip, 'booking' | 'alarms' | 'groupTicket'>

/** A report that is late, and which. */
export interface LateReport {
  readonly report: TripReport
  readonly since: Instant
}

/** What the trip's staff must see to: whoever looks after one of its counties or cities. */
export function waitingOnTrip(trip: WaitingTripFacts, late: LateReport | null): Waiting[] {
  const { tripId, booking, alarms } = trip
  return [
    ...(booking.state === 'asked-by-hand' ? [entryOfBooking(trip, booking.since)] : []),
    ...(late ? [entryOfLateReport(trip, late)] : []),
    ...alarms.filter(needsSeeingTo).map((alarm) => entryOfAlarm({ ...trip, tripId }, alarm)),
  ]
}

/** An alarm about a report or a booking is over with it; any other is, when somebody says that it was seen to. */
export function needsSeeingTo({ about, seenTo }: Alarm): boolean {
  return about === undefined && seenTo === undefined
}

type Whereabouts = Pick<Trip, 'tripId' | 'batchId' | 'counties' | 'cities'>

export function entryOfBooking(trip: Whereabouts & RunFacts & Pick<Trip, 'groupTicket'>, since: Instant): Waiting {
  const { tripId, batchId, counties, groupTicket } = trip
  // Asked once, and once more: then the trip is lost.
  const asked = plus(since, { seconds: (2 * millisecondsIn(bookingByHandTime)) / 1000 })
  const until = groupTicket && groupTicket.submitBy < asked ? groupTicket.submitBy : asked
  const scopes = scopesAround({ counties })
  const note = runInWords(trip)
  return { kind: 'booking-by-hand', id: tripId, subject: { tripId, batchId }, scopes, since, until, note }
}

const reportPaths: Record<TripReport, string> = {
  'roll-call': 'roll-call',
  departure: 'departed',
  arrival: 'arrived',
  'hand-over': 'hand-over',
}
export function entryOfLateReport(trip: Whereabouts, { report, since }: LateReport): Waiting {
  const { tripId, batchId } = trip
  return {
    kind: 'late-report',
    id: tripId,
    subject: { tripId, batchId, report: reportPaths[report] },
    scopes: scopesAround(trip),
    since,
    until: null,
    note: { zh: `${reportTerms[report].zh}报告未到`, en: `the ${reportTerms[report].en} report` },
  }
}

export function entryOfAlarm(
  trip: Whereabouts,
  { at, words, alarmId }: Pick<Alarm, 'at' | 'words' | 'alarmId'>,
): Waiting {
  const { tripId, batchId } = trip
  return {
    kind: 'alarm',
    id: alarmId,
    subject: { tripId, batchId, alarmId },
    scopes: scopesAround(trip),
    since: at,
    until: null,
    note: words,
  }
}

/** Of one person, of whom reporters say different things, or say boarded where the seat was given up. */
export function waitingOnPassenger(passenger: Passenger): Waiting[] {
  const [contradiction] = contradictionsOn([passenger])
  const { tripId, batchId, workerId, countyCode, cityCode, state } = passenger
  if (!contradiction) return []
  const kind = state === 'withdrawn' ? ('boarded-after-withdrawal' as const) : ('contradiction' as const)
  const since = contradiction.entries
    .map(({ heardAt }) => heardAt)
    .toSorted()
    .at(-1)
  if (since === undefined) return []
  const scopes = scopesAround({ counties: [countyCode], cities: [cityCode] })
  return [{ kind, id: `${tripId}-${workerId}`, subject: { tripId, batchId, workerId }, scopes, since, until: null }]
}
