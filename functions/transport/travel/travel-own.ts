import type { BatchId, WorkerId } from '../../../domain/kernel/ids.ts'
import type { Placement } from '../../../domain/matching/placement.ts'
import { ownChoice, ownTripId } from '../../../domain/transport/journeys/own-choice.ts'
import { type OwnChoiceStanding, ownChoiceStanding } from '../../../domain/transport/journeys/own-choice-standing.ts'
import { isExpected } from '../../../domain/transport/trips/passenger.ts'
import { arrivesAt, departsAt, type Trip } from '../../../domain/transport/trips/trip.ts'
import { sendNotices } from '../../notices/send-notices.ts'
import type { Deps } from '../../wiring/deps.ts'
import { applyChange, type ChangeDeps } from '../planning/apply-change.ts'

type Needed = ChangeDeps & Parameters<typeof sendNotices>[1] & Pick<Deps, 'batches' | 'workers' | 'workflows'>

/**
 * Somebody gives up their seat and keeps the post: they leave the trips as those do whom another plan moves, have a trip of their own that
 * is followed to the plant like any other, and are told what it means. A second call changes nothing, and completes one that broke off.
 */
export async function travelOwn(
  who: { batchId: BatchId; chunk: number; workerId: WorkerId },
  deps: Needed,
): Promise<OwnChoiceStanding> {
  const placement = await deps.placements.get(who.batchId, who.chunk, who.workerId)
  if (!placement) return 'none'
  const standing = await standingOf(placement, deps)
  if (standing.as === 'may') {
    const [first] = standing.trips
    const last = standing.trips.at(-1)
    if (!first || !last) return 'none'
    const from = standing.trips.map(({ tripId }) => tripId)
    const change = ownChoice(placement, from, { departs: departsAt(first), arrives: arrivesAt(last) })
    await applyChange({ batchId: who.batchId, change }, deps)
    const moved = await deps.placements.get(who.batchId, who.chunk, who.workerId)
    const became = moved ? (await standingOf(moved, deps)).as : 'none'
    if (became === 'chosen') await complete(placement, deps)
    return became
  }
  if (standing.as === 'chosen') await complete(placement, deps)
  return standing.as
}

async function standingOf(
  placement: Placement,
  { trips, batches, clock }: Pick<Deps, 'trips' | 'batches' | 'clock'>,
): Promise<{ as: OwnChoiceStanding; trips: Trip[] }> {
  const { journey } = placement
  const ridden = journey.state === 'seated' ? await trips.getMany(journey.tripIds) : []
  const batch = await batches.get(placement.batchId)
  return { as: ownChoiceStanding(placement, batch, ridden, clock.now()), trips: ridden }
}

/** What follows once the placement says so; each step may be repeated. */
async function complete(placement: Placement, deps: Needed): Promise<void> {
  const { batchId, chunk, workerId, promise } = placement
  const tripId = ownTripId(placement)
  const others = (await deps.trips.ofBatch(batchId)).filter((trip) => trip.tripId !== tripId)
  const seats = await deps.passengers.seats(others.map((trip) => ({ tripId: trip.tripId, workerId })))
  await deps.passengers.leave(seats.filter(isExpected).map((seat) => ({ tripId: seat.tripId, workerId })))
  await deps.workflows.start('transport/run-trip', tripId, { batchId, tripId })
  const [trip, worker] = await Promise.all([deps.trips.get(tripId), deps.workers.get(workerId)])
  if (!trip || !worker) return
  await sendNotices(
    {
      key: `${tripId}-own-choice`,
      notices: [
        {
          worker,
          template: 'travel-own-choice',
          variables: { enterprise: promise.employer, arrival: arrivesAt(trip) },
          link: { batchId, chunk },
          atOnce: true,
        },
      ],
    },
    deps,
  )
}
