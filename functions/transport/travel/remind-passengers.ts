import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { isRefusal, noSuch } from '../../../domain/kernel/refusal.ts'
import { ownChoiceCode } from '../../../domain/transport/journeys/own-choice.ts'
import { boardingPoint, startsJourneys } from '../../../domain/transport/trips/boarding-point.ts'
import { isExpected } from '../../../domain/transport/trips/passenger.ts'
import { departsAt } from '../../../domain/transport/trips/trip.ts'
import { TripReport } from '../../../domain/transport/trips/trip-wait.ts'
import type { TripToTell } from '../../../storage/transport/trip-boardings.ts'
import type { Notice } from '../../notices/notice.ts'
import { sendNotices } from '../../notices/send-notices.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { type LeavingReportToken, leaveReportToken } from './leave-report-token.ts'
import { type SettlingBoarding, settleBoarding } from './settle-boarding.ts'

type Needed = Parameters<typeof sendNotices>[1] & SettlingBoarding & LeavingReportToken & Pick<Deps, 'workers'>

const Remind = z.object({
  tripId: TripId,
  /** Of the wait for the roll-call, which begins with the reminder; workflows that an earlier release started wait by themselves. */
  token: z.string().optional(),
  /** The step waits for this later report too. */
  until: TripReport.optional(),
})

/** The day before a journey starts; there is no second message for a change of vehicle on the way. */
async function remindPassengers({ tripId, token, until }: z.infer<typeof Remind>, deps: Needed) {
  const [found = noSuch('trip')] = await deps.trips.toTell([tripId])
  if (isRefusal(found)) return found
  const reminded = await sendReminders(found, token === undefined ? true : 'always', deps)
  if (token === undefined) return reminded
  const asked = await leaveReportToken({ tripId, trip: found.trip, report: 'roll-call', until, token }, deps)
  return isRefusal(asked) ? asked : reminded
}

async function sendReminders(found: TripToTell, together: true | 'always', deps: Needed): Promise<{ sent: number }> {
  const { tripId } = found.trip
  if (!startsJourneys(found.trip) || deps.clock.now() >= departsAt(found.trip)) return { sent: 0 }
  // Whoever chose a ticket of their own knows when it leaves, and we do not.
  if (found.trip.ownJourney?.code === ownChoiceCode) return { sent: 0 }
  const [trip = found.trip] = await settleBoarding([found], deps)
  const people = (await deps.passengers.ofTrip(tripId)).filter(isExpected)
  const workers = await deps.workers.getMany(people.map(({ workerId }) => workerId))
  const byId = new Map(workers.map((worker) => [worker.workerId, worker]))
  const notices = people.flatMap(({ workerId, batchId, chunk, countyCode, cityCode }): Notice[] => {
    const worker = byId.get(workerId)
    if (!worker) return []
    const point = boardingPoint(trip, { countyCode, cityCode })
    return [
      {
        worker,
        template: 'travel-reminder',
        variables: point,
        link: { batchId, chunk },
        departure: point.departure,
      },
    ]
  })
  const { sent } = await sendNotices({ key: `${tripId}-reminder`, together, notices }, deps)
  return { sent }
}

export const handler = task(Remind, remindPassengers)
