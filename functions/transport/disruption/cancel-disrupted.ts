import * as z from 'zod'
import { BatchId, TripId } from '../../../domain/kernel/ids.ts'
import type { Placement } from '../../../domain/matching/placement.ts'
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
  await callOff(tripId, placements, deps)
  await unseat({ batchId, placements, ended: new Set([tripId]) }, deps, async (left) => {
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
  if (standing) await resumeTrip(standing, false, deps)
}

/** What they were told is where their journey starts, whichever of its trips was lost. */
async function callOff(lost: TripId, placements: readonly Placement[], deps: Needed): Promise<void> {
  const seated = placements.flatMap(({ journey, ...placement }) =>
    journey.state === 'seated' && journey.tripIds[0] ? [{ ...placement, first: journey.tripIds[0] }] : [],
  )
  const trips = await deps.trips.getMany([...new Set(seated.map(({ first }) => first))])
  const workers = await deps.workers.getMany(seated.map(({ workerId }) => workerId))
  const byId = new Map(workers.map((worker) => [worker.workerId, worker]))
  const notices = seated.flatMap(({ workerId, batchId, chunk, countyCode, first }): Notice[] => {
    const worker = byId.get(workerId)
    const trip = trips.find((one) => one.tripId === first)
    if (!worker || !trip) return []
    const { departure, place } = boardingPoint(trip, countyCode)
    const link = { batchId, chunk }
    return [{ worker, template: 'trip-cancelled', variables: { departure, place }, link, departure }]
  })
  if (notices.length > 0) await sendNotices({ key: `${lost}-lost`, notices }, deps)
}

export const handler = task(Reported, cancelDisrupted)
