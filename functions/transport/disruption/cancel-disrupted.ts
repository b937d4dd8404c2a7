import * as z from 'zod'
import { BatchId, TripId, type WorkerId } from '../../../domain/kernel/ids.ts'
import type { LostJourney, Placement } from '../../../domain/matching/placement.ts'
import { boardingPoint } from '../../../domain/transport/trips/boarding-point.ts'
import { isExpected } from '../../../domain/transport/trips/passenger.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Notice } from '../../notices/notice.ts'
import { sendNotices } from '../../notices/send-notices.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { cancelTrip } from '../booking/cancel-trip.ts'
import { unseat } from '../booking/unseat.ts'
import { resumeTrip } from '../travel/resume-trip.ts'

type Needed = Parameters<typeof sendNotices>[1] &
  Pick<Deps, 'trips' | 'passengers' | 'placements' | 'workers' | 'carriers' | 'workflows' | 'clock'>

const Reported = z.object({ batchId: BatchId, tripId: TripId })

const why = 'the trip was lost'

/**
 * Ends the trips of a loss: their people are told not to come, are without a seat again, and nothing stays booked for them
 * alone. Each step may be repeated; people leave the lost trip last, so that a broken try finds them.
 */
async function cancelDisrupted({ batchId, tripId: reported }: z.infer<typeof Reported>, deps: Needed) {
  const trips = (await deps.trips.ofBatch(batchId)).filter(({ loss }) => loss?.reported === reported)
  let people = 0
  for (const trip of trips) people += await cancelOne(trip, deps)
  return { trips: trips.length, people }
}

async function cancelOne({ tripId, batchId }: Trip, deps: Needed): Promise<number> {
  const seats = (await deps.passengers.ofTrip(tripId)).filter(isExpected)
  const placements = await deps.placements.getMany(seats)
  const lost = await lostJourneys(placements, deps)
  await callOff(tripId, placements, lost, deps)
  await unseat({ batchId, placements, ended: new Set([tripId]), lost }, deps, async (left) => {
    for (const one of left) await endWhenFrozen(one, deps)
  })
  await end(tripId, deps)
  await deps.passengers.leave(seats)
  return seats.length
}

/** A block of seats that lost its feeder may serve the next one; once its list is frozen, nobody joins it any more. */
async function endWhenFrozen(tripId: TripId, deps: Needed): Promise<void> {
  const trip = await deps.trips.get(tripId)
  if (!trip?.manifest.frozenAt) return
  const people = await deps.passengers.ofTrip(tripId)
  if (people.every(({ state }) => state === 'withdrawn')) await end(tripId, deps)
}

/** The workflow that waits for its reports goes on without them. */
async function end(tripId: TripId, deps: Needed): Promise<void> {
  await cancelTrip(tripId, why, deps)
  const standing = await deps.trips.getWaiting(tripId)
  if (standing) await resumeTrip(standing, { travelling: false, settled: false }, deps)
}

/** What they were told is where their journey starts, whichever of its trips was lost. */
async function lostJourneys(
  placements: readonly Placement[],
  { trips }: Pick<Deps, 'trips'>,
): Promise<Map<WorkerId, LostJourney>> {
  const tripIdsOf = ({ journey }: Placement) => (journey.state === 'seated' ? journey.tripIds : [])
  const first = await trips.getMany([...new Set(placements.flatMap((one) => tripIdsOf(one).slice(0, 1)))])
  return new Map(
    placements.flatMap((placement) => {
      const tripIds = tripIdsOf(placement)
      const trip = first.find((one) => one.tripId === tripIds[0])
      if (!trip) return []
      const { departure, place } = boardingPoint(trip, placement)
      return [[placement.workerId, { tripIds, departure, place }] as const]
    }),
  )
}

async function callOff(
  tripId: TripId,
  placements: readonly Placement[],
  lost: ReadonlyMap<WorkerId, LostJourney>,
  deps: Needed,
): Promise<void> {
  const workers = await deps.workers.getMany([...lost.keys()])
  const byId = new Map(workers.map((worker) => [worker.workerId, worker]))
  const notices = placements.flatMap(({ workerId, batchId, chunk }): Notice[] => {
    const worker = byId.get(workerId)
    const journey = lost.get(workerId)
    if (!worker || !journey) return []
    const { departure, place } = journey
    const link = { batchId, chunk }
    return [{ worker, template: 'trip-cancelled', variables: { departure, place }, link, departure }]
  })
  if (notices.length > 0) await sendNotices({ key: `${tripId}-lost`, together: true, notices }, deps)
}

export const handler = task(Reported, cancelDisrupted)
