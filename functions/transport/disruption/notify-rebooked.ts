import * as z from 'zod'
import { BatchId, TripId, type WorkerId } from '../../../domain/kernel/ids.ts'
import { lossPlanning, type Planning } from '../../../domain/transport/journeys/planning.ts'
import { runs, type Trip } from '../../../domain/transport/trips/trip.ts'
import { tripsCost } from '../../../domain/transport/trips/trips-cost.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'
import { task } from '../../wiring/task.ts'
import { keptPlanning } from '../planning/kept-planning.ts'
import { type TellDeps, tellJourneys } from '../travel/tell-journeys.ts'
import { travelNoticeKey } from '../travel/travel-notice.ts'

type Needed = TellDeps & Pick<Deps, 'bucket'>

const Replaced = z.object({ batchId: BatchId, tripId: TripId, attempts: z.int().positive() })

/** Tells the people of a loss how they travel instead, keeps with the lost trips what it cost, and lists the trips to run. */
async function notifyRebooked({ batchId, tripId: reported, attempts }: z.infer<typeof Replaced>, deps: Needed) {
  const plannings = await planningsFor(batchId, reported, attempts, deps)
  const moved = new Map(
    plannings.flatMap(({ change }) => change.moved.map(({ workerId, chunk }) => [workerId, chunk] as const)),
  )
  for (const [chunk, workerIds] of Map.groupBy(moved.keys(), (workerId: WorkerId) => moved.get(workerId) ?? 0)) {
    const placements = await deps.placements.getMany(workerIds.map((workerId) => ({ batchId, chunk, workerId })))
    await tellJourneys({ key: `${travelNoticeKey(batchId, chunk)}-${reported}`, placements }, deps)
  }
  const lost = (await deps.trips.ofBatch(batchId)).filter(({ loss }) => loss?.reported === reported)
  const dropped = await deps.trips.getMany(plannings.flatMap(({ change }) => change.dropped))
  const added = await runningOf(plannings, deps)
  const replaced = {
    passengers: moved.size,
    tripIds: added.map(({ tripId }) => tripId),
    costBefore: tripsCost([...lost, ...dropped]),
    costAfter: tripsCost(added),
  }
  for (const { tripId, loss } of lost) if (loss) await deps.trips.noteLoss(tripId, { ...loss, replaced })

  const listKey = transportKeys(batchId).tripsFor(reported)
  await deps.bucket.writeJson(
    listKey,
    added.map(({ tripId }) => ({ tripId })),
  )
  return { listKey, trips: added.length, passengers: moved.size }
}

async function planningsFor(
  batchId: BatchId,
  reported: TripId,
  attempts: number,
  { bucket }: Pick<Deps, 'bucket'>,
): Promise<Planning[]> {
  const names = Array.from({ length: attempts }, (_, index) => lossPlanning(reported)(index + 1))
  return Promise.all(names.map((name) => keptPlanning(batchId, name, { bucket })))
}

/** What was planned in the place of the lost trips and could be booked. */
async function runningOf(plannings: readonly Planning[], { trips }: Pick<Deps, 'trips'>): Promise<Trip[]> {
  const planned = await trips.getMany(plannings.flatMap(({ change }) => change.added.map(({ tripId }) => tripId)))
  return planned.filter(runs)
}

export const handler = task(Replaced, notifyRebooked)
