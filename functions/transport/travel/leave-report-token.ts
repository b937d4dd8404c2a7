import type { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal, noSuch, type Refusal } from '../../../domain/kernel/refusal.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import { reportTerms } from '../../../domain/transport/trips/mode-terms.ts'
import { isEmpty } from '../../../domain/transport/trips/passenger.ts'
import { tripSchedule } from '../../../domain/transport/trips/trip-schedule.ts'
import { isReported, type TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { Deps } from '../../wiring/deps.ts'
import { tripOf } from '../trip-of.ts'

export type LeavingReportToken = Pick<Deps, 'trips' | 'passengers' | 'workflows' | 'clock'>

/**
 * Leaves the token that a report gives back, and gives it back at once where the report is in already, is none of this trip, or
 * nobody is left to be reported on. Asked again with another token, the report is late: then an alarm says so. A roll that nobody
 * calls gives it back as the failure `calls-no-roll`, which leads past departure and arrival.
 */
export async function leaveReportToken(
  { tripId, report, token }: { tripId: TripId; report: TripReport; token: string },
  { trips, passengers, workflows, clock }: LeavingReportToken,
): Promise<Refusal | { asked: true }> {
  if (report === 'roll-call' || report === 'hand-over') {
    const known = await tripOf(tripId, { trips })
    if (isRefusal(known)) return known
    if (!tripSchedule(known).reports.includes(report)) {
      if (report === 'roll-call') await workflows.fail(token, 'calls-no-roll', 'who travels on their own is on no roll')
      else await workflows.succeed(token, {})
      return { asked: true }
    }
  }
  const before = (await trips.leaveToken(tripId, { for: report, token })) ?? noSuch('trip')
  if (isRefusal(before)) return before
  const { trip, wait } = before
  const travelling = !isEmpty(await passengers.ofTrip(tripId))
  if (!travelling || isReported(report, trip.progress)) await workflows.succeed(token, { travelling })
  else if (wait?.for === report && wait.token !== token) {
    const at = clock.now()
    const said = alarmSentences('report-late', { report: reportTerms[report] })
    await trips.raiseAlarm(tripId, { at, ...alarmOf(said), about: 'report' })
    await trips.noteLate(tripId, { report, since: at })
  }
  return { asked: true }
}
