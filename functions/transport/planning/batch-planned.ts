import type { TripId } from '../../../domain/kernel/ids.ts'
import { type JourneyFigures, journeyFigures } from '../../../domain/transport/journeys/journey-figures.ts'
import type { Planning } from '../../../domain/transport/journeys/planning.ts'
import { isCancelled, type Trip } from '../../../domain/transport/trips/trip.ts'
import { transportKeys } from '../../../storage/transport/plannings.ts'
import type { Deps } from '../../wiring/deps.ts'
import { warnOfEmptySeats } from './warn-of-empty-seats.ts'

/** The figures describe all of the batch's journeys as they stand now, the list holds the connections still to be booked. */
export interface BatchPlanned extends JourneyFigures {
  readonly connections: number
  readonly listKey: string
}

/** The figures of a planning that was carried out, with the list of connections of the trips that are to be booked. */
export async function batchPlanned(
  { batchId, name, vehicles, waitingRules }: Planning,
  toBook: readonly Trip[],
  deps: Pick<Deps, 'bucket' | 'trips' | 'batches' | 'clock'>,
): Promise<BatchPlanned> {
  const { bucket, trips } = deps
  const standing = (await trips.getMany(Object.keys(vehicles) as TripId[])).filter((trip) => !isCancelled(trip))
  const listKey = transportKeys(batchId).connections(name)
  const connectionIds = [...new Set(toBook.map(({ connectionId }) => connectionId))]
  await bucket.writeJson(
    listKey,
    connectionIds.map((connectionId) => ({ connectionId })),
  )
  await warnOfEmptySeats(batchId, deps)
  const figures = journeyFigures(standing)
  const waiting = { ...figures.waiting, ...(waitingRules ? { rules: [...waitingRules] } : {}) }
  return { connections: connectionIds.length, ...figures, waiting, listKey }
}
