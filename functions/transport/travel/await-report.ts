import * as z from 'zod'
import { TripId } from '../../../domain/kernel/ids.ts'
import { refuse } from '../../../domain/kernel/refusal.ts'
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
  const before = await trips.leaveToken(tripId, { for: report, token })
  if (!before) return refuse('not-found', 'There is no such trip.')
  const { trip, wait } = before
  const isEmpty = await hasNobody(tripId, passengers)
  if (isEmpty || isReported(report, trip.progress)) await workflows.succeed(token, { travelling: !isEmpty })
  else if (wait?.for === report && wait.token !== token)
    await trips.raiseAlarm(tripId, { at: clock.now(), what: `The ${report} report is late: telephone the escort.` })
  return { asked: true }
}

async function hasNobody(tripId: TripId, passengers: Deps['passengers']): Promise<boolean> {
  const people = await passengers.ofTrip(tripId)
  return people.every(({ state }) => state === 'withdrawn' || state === 'no-show')
}

export const handler = task(Ask, awaitReport)
