import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import { reportTerms } from '../../../domain/transport/trips/mode-terms.ts'
import { isEmpty } from '../../../domain/transport/trips/passenger.ts'
import { isReported, TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'

const Ask = z.object({ tripId: TripId, report: TripReport, token: z.string() })

/**
 * Leaves the token that a report gives back, and gives it back at once where the report is in already or nobody is left to
 * be reported on. Asked again with another token, the report is late: then an alarm says so.
 */
async function awaitReport(
  { tripId, report, token }: z.infer<typeof Ask>,
  { trips, passengers, workflows, clock }: Pick<Deps, 'trips' | 'passengers' | 'workflows' | 'clock'>,
) {
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

export const handler = task(Ask, awaitReport)
