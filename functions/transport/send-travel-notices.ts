import * as z from 'zod'
import { BatchId, type TripId } from '../../domain/kernel/ids.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { sendNotices } from '../notices/send-notices.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { giveUpSeats } from './give-up-seats.ts'
import { travelNotice, travelNoticeKey } from './travel-notice.ts'

const Chunk = z.object({ batchId: BatchId, chunk: z.int().nonnegative() })

type Needed = Parameters<typeof sendNotices>[1] &
  Pick<Deps, 'placements' | 'workers' | 'trips' | 'passengers' | 'clock'>

function firstTripOf({ journey }: Placement): TripId[] {
  return journey.state === 'seated' ? journey.tripIds.slice(0, 1) : []
}

/**
 * Tells everybody of a chunk who has a seat how they travel. Whoever withdrew their consent since loses the seat instead;
 * where a message could not be delivered to the provider, the trip's staff are asked to telephone.
 */
async function sendTravelNotices({ batchId, chunk }: z.infer<typeof Chunk>, deps: Needed) {
  const seated = (await deps.placements.ofChunk(batchId, chunk)).filter(({ journey }) => journey.state === 'seated')
  const workers = await deps.workers.getMany(seated.map(({ workerId }) => workerId))
  const byId = new Map(workers.map((worker) => [worker.workerId, worker]))
  const trips = await deps.trips.getMany([...new Set(seated.flatMap(firstTripOf))])
  const tripById = new Map(trips.map((trip) => [trip.tripId, trip]))

  const travelling = seated.flatMap((placement) => {
    const worker = byId.get(placement.workerId)
    const [tripId] = firstTripOf(placement)
    const trip = tripId && tripById.get(tripId)
    return worker && trip ? [{ placement, worker, trip }] : []
  })
  const agreed = travelling.filter(({ worker }) => worker.consent.state === 'given')
  for (const { placement, worker } of travelling)
    if (worker.consent.state !== 'given') await giveUpSeats({ batchId, chunk, workerId: placement.workerId }, deps)

  const { sent, segments, skipped, sentTo } = await sendNotices(
    {
      key: travelNoticeKey(batchId, chunk),
      notices: agreed.map(({ worker, placement, trip }) => travelNotice(worker, placement, trip)),
    },
    deps,
  )
  const told = new Set(sentTo)
  const untold = agreed.filter(({ worker }) => !told.has(worker.workerId))
  for (const [tripId, people] of Map.groupBy(untold, ({ trip }) => trip.tripId)) {
    const what = `${people.length} passengers of part ${chunk + 1} could not be sent their travel notice: telephone them.`
    await deps.trips.raiseAlarm(tripId, { at: deps.clock.now(), what })
  }
  return { sent, segments, skipped }
}

export const handler = task(Chunk, sendTravelNotices)
