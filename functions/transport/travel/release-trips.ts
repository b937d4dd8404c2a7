import * as z from 'zod'
import { BatchId } from '../../../domain/kernel/ids.ts'
import { inWords } from '../../../domain/kernel/judge-event.ts'
import { isRefusal, refuse } from '../../../domain/kernel/refusal.ts'
import { returnTerm } from '../../../domain/matching/return-term.ts'
import { transportSentences } from '../../../domain/transport/plan/transport-sentences.ts'
import { boardingPoint, startsJourneys } from '../../../domain/transport/trips/boarding-point.ts'
import { leftMeanwhile } from '../../../domain/transport/trips/left-meanwhile.ts'
import { isExpected, type Passenger } from '../../../domain/transport/trips/passenger.ts'
import { departsAt, runs, type Trip } from '../../../domain/transport/trips/trip.ts'
import { batchOf } from '../../batches/batch-of.ts'
import type { Notice } from '../../notices/notice.ts'
import { sendNotices } from '../../notices/send-notices.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { cancelTrip } from '../booking/cancel-trip.ts'
import { nameOfRunOn } from './run-on.ts'
import { travelNoticeKey } from './travel-notice.ts'

type Needed = Parameters<typeof sendNotices>[1] &
  Pick<
    Deps,
    'batches' | 'stalls' | 'trips' | 'passengers' | 'workers' | 'enterprises' | 'carriers' | 'workflows' | 'clock'
  >

/** A large batch has thousands of trips, each with a call to its carrier. */
const atOnce = 10

/**
 * The batch ended early: bookings are released, trips do not run, and people who were told to come are told not to. Where something has
 * left meanwhile, since a try before broke for hours, nothing more is released by itself; once an operator says so all is that has not
 * left.
 */
async function releaseTrips({ batchId }: { batchId: BatchId }, deps: Needed) {
  const batch = await batchOf(batchId, deps)
  if (isRefusal(batch)) return batch
  const all = await deps.trips.ofBatch(batchId)
  const left = leftMeanwhile(all, { endedAt: batch.progress.since, now: deps.clock.now() })
  if (left && departsAt(left.first) > (await lastWord(batchId, deps)))
    return refuse(
      'invalid-state',
      transportSentences('released-late', { tripId: left.first.tripId, departs: inWords(departsAt(left.first)) }),
    )
  const trips = all.filter(
    ({ progress, connectionId }) => progress.state === 'planned' && !left?.connections.has(connectionId),
  )
  for (let first = 0; first < trips.length; first += atOnce)
    await Promise.all(trips.slice(first, first + atOnce).map((trip) => releaseTrip(trip, deps)))
  return {
    released: trips.length,
    stay: left ? all.filter((trip) => runs(trip) && left.connections.has(trip.connectionId)).length : 0,
  }
}

/** When somebody last had a step of the release done again. */
async function lastWord(batchId: BatchId, { stalls }: Pick<Deps, 'stalls'>): Promise<string> {
  const known = await stalls.all(batchId)
  const words = known.flatMap(({ stall }) =>
    stall.state === 'decided' && stall.workflow === 'batches/release-batch' ? stall.decided.at : [],
  )
  return words.toSorted().at(-1) ?? ''
}

async function releaseTrip(trip: Trip, deps: Needed): Promise<void> {
  // Told first: a try that broke in between finds the trip once more, and tells nobody twice.
  if (startsJourneys(trip)) await callOff(trip, deps)
  const why = 'the transfer batch ended'
  await cancelTrip(trip.tripId, why, deps)
  await deps.workflows.stop('transport/run-trip', nameOfRunOn(trip.tripId), why)
}

/** Tells people with a travel notice that it is off, and people who do not know of their seat yet that no journey follows. */
async function callOff(trip: Trip, deps: Needed): Promise<void> {
  const people = (await deps.passengers.ofTrip(trip.tripId)).filter(isExpected)
  const told = [...(await deps.messages.named(people.map(noticeOf))).values()]
  const known = new Set(told.map(({ workerId }) => workerId))
  const workers = await deps.workers.getMany(people.map(({ workerId }) => workerId))
  const employers = await deps.enterprises.getMany([...new Set(people.map(({ enterpriseId }) => enterpriseId))])
  const notices = people.flatMap(({ workerId, batchId, chunk, countyCode, cityCode, enterpriseId }): Notice[] => {
    const worker = workers.find((one) => one.workerId === workerId)
    if (!worker) return []
    const { departure, place } = boardingPoint(trip, { countyCode, cityCode })
    const link = { batchId, chunk }
    if (known.has(workerId))
      return [{ worker, template: 'trip-cancelled', variables: { departure, place }, link, departure }]
    if (trip.returns) {
      const journey = returnTerm[trip.returns]
      return [{ worker, template: 'return-called-off', variables: { journey }, link }]
    }
    const enterprise = employers.find(({ id }) => id === enterpriseId)?.name ?? ''
    return [{ worker, template: 'arrangement-ended', variables: { enterprise }, link }]
  })
  if (notices.length > 0) await sendNotices({ key: `${trip.tripId}-cancelled`, together: true, notices }, deps)
}

function noticeOf({ batchId, chunk, workerId }: Pick<Passenger, 'batchId' | 'chunk' | 'workerId'>) {
  return { key: travelNoticeKey(batchId, chunk), workerId }
}

export const handler = task(z.object({ batchId: BatchId }), releaseTrips)
