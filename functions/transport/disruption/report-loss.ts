import { isRefusal, type Refusal, refuse } from '../../../domain/kernel/refusal.ts'
import { isBooked } from '../../../domain/transport/trips/booking.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Deps } from '../../wiring/deps.ts'
import { type Call, http } from '../../wiring/http.ts'
import { tripFor } from '../trip-for.ts'
import { type Routes, routes } from './catalog.ts'

type Needed = Pick<Deps, 'trips' | 'passengers' | 'batches' | 'workflows' | 'clock'>

/**
 * A trip that was booked will not run. Its people, and nobody else, are planned, booked and told again; a cancelled service
 * takes all of the batch's trips on it. Reported twice, the first report counts.
 */
async function reportLoss({ params, body, staff }: Call<Routes['report-loss']>, deps: Needed) {
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
    if (!(await deps.trips.lose(tripId, loss))) return refuse('conflict', 'The trip moved on meanwhile; look again.')
    for (const one of together) if (isBooked(one.booking)) await deps.trips.lose(one.tripId, loss)
  }
  const lost = await deps.trips.get(trip.tripId)
  const reported = lost?.loss?.reported ?? trip.tripId
  await deps.workflows.start('transport/reaccommodate', reported, { batchId: trip.batchId, tripId: reported })
  return lost
}

async function whyNotLost(
  { tripId, batchId, hire, booking, progress }: Trip,
  { batches, passengers }: Needed,
): Promise<Refusal | null> {
  if (!hire) return refuse('invalid-state', 'Nothing is hired for this trip: its people travel on their own.')
  const batch = await batches.get(batchId)
  if (batch?.state !== 'running' || batch.progress.step !== 'travelling')
    return refuse(
      'invalid-state',
      `The batch is ${batch?.state}, ${batch?.progress.step}: a loss is reported once people have been told how they travel.`,
    )
  if (!isBooked(booking)) return refuse('invalid-state', `The trip is ${booking.state}, not booked: it cannot be lost.`)
  const people = await passengers.ofTrip(tripId)
  if (progress.state !== 'planned' || people.some(({ hasBoarded }) => hasBoarded))
    return refuse('invalid-state', 'People of this trip are under way: look after them with the escort by telephone.')
  return null
}

export const handler = http(routes['report-loss'], reportLoss)
