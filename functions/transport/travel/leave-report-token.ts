import type { TripId } from '../../../domain/kernel/ids.ts'
import { epochOf, type Instant } from '../../../domain/kernel/instant.ts'
import { isRefusal, noSuch, type Refusal } from '../../../domain/kernel/refusal.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import { reportTerms } from '../../../domain/transport/trips/mode-terms.ts'
import { isEmpty } from '../../../domain/transport/trips/passenger.ts'
import type { Trip, TripProgress } from '../../../domain/transport/trips/trip.ts'
import { tripSchedule } from '../../../domain/transport/trips/trip-schedule.ts'
import { goesOn, isReported, stateAfter, type TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { Deps } from '../../wiring/deps.ts'
import { tripOf } from '../trip-of.ts'

export type LeavingReportToken = Pick<Deps, 'trips' | 'passengers' | 'workflows' | 'clock'>

interface Asked {
  readonly tripId: TripId
  /** Where the caller has just read it. */
  readonly trip?: Trip
  readonly report: TripReport
  readonly until?: TripReport | undefined
  readonly ends?: boolean | undefined
  readonly token: string
}

/**
 * Leaves the token that a report gives back, or the later one `until` which the step waits; and gives it back at once where that is in already,
 * is none of this trip, or nobody is left to be reported on: with the seconds since then, where it is known when it was. Asked again with
 * another token, the report is late: then an alarm says so. A roll that nobody calls gives it back as the failure `calls-no-roll`, which
 * leads past departure and arrival; a step with which the trip ends, as `unsettled`.
 */
export async function leaveReportToken(
  { tripId, trip: seen, report, until, ends, token }: Asked,
  { trips, passengers, workflows, clock }: LeavingReportToken,
): Promise<Refusal | { asked: true }> {
  const known = seen ?? (isOfSomeOnly(report) || until ? await tripOf(tripId, { trips }) : null)
  if (isRefusal(known)) return known
  const reports = known && tripSchedule(known).reports
  if (reports && isOfSomeOnly(report) && !reports.includes(report)) {
    if (report === 'roll-call') await workflows.fail(token, 'calls-no-roll', 'who travels on their own is on no roll')
    else await workflows.succeed(token, {})
    return { asked: true }
  }
  const last = until && reports?.includes(until) ? until : undefined
  const left = { for: report, ...(last && { until: last }), ...(ends && { ends }), token }
  const before = (await trips.leaveToken(tripId, left)) ?? noSuch('trip')
  if (isRefusal(before)) return before
  const { trip, wait } = before
  const at = clock.now()
  const travelling = !isEmpty(await passengers.ofTrip(tripId))
  if (!travelling || goesOn(left, trip.progress, travelling)) {
    const seconds = since(report, trip.progress, at)
    if (ends) await workflows.fail(token, 'unsettled', 'it may be over, and is looked at')
    else await workflows.succeed(token, { travelling, ...(seconds !== null && { seconds }) })
  } else if (wait?.for === report && wait.token !== token && !isReported(report, trip.progress)) {
    const said = alarmSentences('report-late', { report: reportTerms[report] })
    await trips.raiseAlarm(tripId, { at, ...alarmOf(said), about: 'report' })
    await trips.noteLate(tripId, { report, since: at })
  }
  return { asked: true }
}

/** Others are reported of every trip that is waited for. */
const isOfSomeOnly = (report: TripReport) => report === 'roll-call' || report === 'hand-over'

/** How long ago it was reported, where it is the last thing that was. */
function since(report: TripReport, progress: TripProgress, now: Instant): number | null {
  return progress.state === stateAfter(report) && 'at' in progress
    ? Math.max(0, Math.floor((epochOf(now) - epochOf(progress.at)) / 1000))
    : null
}
