import * as z from 'zod'
import { BatchId, derivedId } from '../../../domain/kernel/ids.ts'
import { boardingPoint, startsJourneys } from '../../../domain/transport/trips/boarding-point.ts'
import { isExpected } from '../../../domain/transport/trips/passenger.ts'
import type { Trip } from '../../../domain/transport/trips/trip.ts'
import type { Notice } from '../../notices/notice.ts'
import { sendNotices } from '../../notices/send-notices.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { cancelTrip } from '../booking/cancel-trip.ts'
import { travelNoticeKey } from './travel-notice.ts'

type Needed = Parameters<typeof sendNotices>[1] &
  Pick<Deps, 'trips' | 'passengers' | 'workers' | 'enterprises' | 'carriers' | 'clock'>

/** A large batch has thousands of trips, each with a call to its carrier. */
const atOnce = 10

/** The batch ended early: bookings are released, trips do not run, and people who were told to come are told not to. */
async function releaseTrips({ batchId }: { batchId: BatchId }, deps: Needed) {
  const trips = (await deps.trips.ofBatch(batchId)).filter(({ progress }) => progress.state === 'planned')
  for (let first = 0; first < trips.length; first += atOnce)
    await Promise.all(trips.slice(first, first + atOnce).map((trip) => releaseTrip(trip, deps)))
  return { released: trips.length }
}

async function releaseTrip(trip: Trip, deps: Needed): Promise<void> {
  // Told first: a try that broke in between finds the trip once more, and tells nobody twice.
  if (startsJourneys(trip)) await callOff(trip, deps)
  await cancelTrip(trip.tripId, 'the transfer batch ended', deps)
}

/** Tells people with a travel notice that it is off, and people who do not know of their seat yet that no journey follows. */
async function callOff(trip: Trip, deps: Needed): Promise<void> {
  const people = (await deps.passengers.ofTrip(trip.tripId)).filter(isExpected)
  const noticeOf = new Map(
    people.map(({ batchId, chunk, workerId }) => [
      workerId,
      derivedId('MessageId', travelNoticeKey(batchId, chunk), workerId),
    ]),
  )
  const known = await deps.messages.getMany([...noticeOf.values()])
  const workers = await deps.workers.getMany(people.map(({ workerId }) => workerId))
  const employers = await deps.enterprises.getMany([...new Set(people.map(({ enterpriseId }) => enterpriseId))])
  const notices = people.flatMap(({ workerId, batchId, chunk, countyCode, enterpriseId }): Notice[] => {
    const worker = workers.find((one) => one.workerId === workerId)
    const messageId = noticeOf.get(workerId)
    if (!worker || !messageId) return []
    const { departure, place } = boardingPoint(trip, countyCode)
    const link = { batchId, chunk }
    if (known.has(messageId))
      return [{ worker, template: 'trip-cancelled', variables: { departure, place }, link, departure }]
    const enterprise = employers.find(({ id }) => id === enterpriseId)?.name ?? ''
    return [{ worker, template: 'arrangement-ended', variables: { enterprise }, link }]
  })
  if (notices.length > 0) await sendNotices({ key: `${trip.tripId}-cancelled`, notices }, deps)
}

export const handler = task(z.object({ batchId: BatchId }), releaseTrips)
