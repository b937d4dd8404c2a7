import { standingOf } from '../../../domain/batches/batch-terms.ts'
import { judgeEvent } from '../../../domain/kernel/judge-event.ts'
import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { lossRule } from '../../../domain/transport/trips/trip-event-rules.ts'
import { tripStanding } from '../../../domain/transport/trips/trip-standing.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

type Needed = Pick<Deps, 'trips' | 'passengers' | 'batches' | 'workflows' | 'clock'>

/**
 * A trip that was booked will not run. Its people, and nobody else, are planned, booked and told again; a cancelled service
 * takes all of the batch's trips on it. Reported twice, the first report counts.
 */
async function reportLoss(call: Call<Routes['report-loss']>, deps: Needed): Promise<Trip | Refusal | null> {
  const { params, body, staff } = call
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  if (!trip.loss) {
    const cannot = await whyNotLost(trip, deps)
    if (cannot) return cannot
    const { tripId, batchId, hire } = trip
    const loss = {
      at: deps.clock.now(),
      by: staff.subject,
      why: body.why,
      reported: tripId,
      replaced: null,
      isOver: false,
    }
    const together =
      body.why === 'service-cancelled'
        ? (await deps.trips.ofBatch(batchId)).filter((one) => one.hire?.quoteId === hire?.quoteId)
        : []
    // Somebody was faster, or people have boarded: judged anew, the answer says what stands.
    if (!(await deps.trips.lose(tripId, loss))) return reportLoss(call, deps)
    for (const one of together) if (isBooked(one.booking)) await deps.trips.lose(one.tripId, loss)
  }
  const lost = await deps.trips.get(trip.tripId)
  const reported = lost?.loss?.reported ?? trip.tripId
  await deps.workflows.start('transport/reaccommodate', reported, { batchId: trip.batchId, tripId: reported })
  return lost
}

async function whyNotLost(trip: Trip, { batches, passengers, clock }: Needed): Promise<Refusal | null> {
  const { tripId, batchId, hire } = trip
  if (!hire) return refuse('invalid-state', transportSentences('nothing-hired'))
  const batch = await batches.get(batchId)
  if (batch?.state !== 'running' || batch.progress.step !== 'travelling')
    return refuse('invalid-state', transportSentences('loss-too-early', { state: batch ? standingOf(batch) : '' }))
  const now = clock.now()
  const people = await passengers.ofTrip(tripId)
  const state = people.some(({ hasBoarded }) => hasBoarded) ? 'boarded' : tripStanding(trip)
  const judged = judgeEvent(lossRule, { state, at: now, now })
  return isRefusal(judged) ? judged : null
}

export const handler = http(routes['report-loss'], reportLoss)
