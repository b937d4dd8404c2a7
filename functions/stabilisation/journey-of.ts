import type { Case } from '../../domain/stabilisation/case.ts'
import type { WayHomeView } from '../../domain/stabilisation/way-home-view.ts'
import { arrivesAt, departsAt } from '../../domain/transport/trips/trip.ts'
import type { Deps } from '../wiring/deps.ts'

/** How the journey home of a case stands; undefined where none was booked. */
export async function journeyOf(
  { wayHome, workerId }: Case,
  { batches, placements, trips }: Pick<Deps, 'batches' | 'placements' | 'trips'>,
): Promise<WayHomeView | undefined> {
  if (!wayHome) return undefined
  const { batchId } = wayHome
  const [batch, placement, planned] = await Promise.all([
    batches.get(batchId),
    placements.get(batchId, 0, workerId),
    trips.ofBatch(batchId),
  ])
  if (!batch) return undefined
  const trip = planned.filter(({ progress }) => progress.state !== 'cancelled').at(-1)
  return {
    batch: batch.state,
    ...(placement && { journey: placement.journey.state }),
    ...(trip && {
      trip: {
        tripId: trip.tripId,
        mode: trip.mode,
        service: trip.service,
        from: trip.stops[0]?.name ?? '',
        to: trip.stops.at(-1)?.name ?? '',
        departs: departsAt(trip),
        arrives: arrivesAt(trip),
        cost: trip.cost,
        booking: trip.booking,
      },
    }),
  }
}
