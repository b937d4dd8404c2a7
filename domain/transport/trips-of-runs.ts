import { type BatchId, derivedId } from '../kernel/ids.ts'
import { connectRuns } from './connect-runs.ts'
import type { Passenger } from './passenger.ts'
import type { Run } from './run.ts'
import type { Traveller } from './traveller.ts'
import type { PlantParty, Trip } from './trip.ts'

/** A planning's outcome as it is kept. */
export interface Journeys {
  readonly trips: readonly Trip[]
  readonly passengers: readonly Passenger[]
}

function plantsOf(travellers: readonly Traveller[]): PlantParty[] {
  const byOrder = Map.groupBy(travellers, ({ jobOrderId }) => jobOrderId)
  return [...byOrder].flatMap(([jobOrderId, [first, ...others]]) =>
    first ? [{ enterpriseId: first.enterpriseId, jobOrderId, passengers: 1 + others.length }] : [],
  )
}

const distinct = (codes: readonly string[]) => [...new Set(codes)].sort()

/** Names trips, connections and passengers. `planning` tells the first planning of a batch from those that follow. */
export function tripsOfRuns(runs: readonly Run[], batchId: BatchId, planning: string): Journeys {
  const tripIdOf = (run: Run) => derivedId('TripId', batchId, planning, run.key)
  const trips: Trip[] = []
  const passengers: Passenger[] = []
  for (const connection of connectRuns(runs)) {
    const [first] = connection
    if (!first) continue
    const connectionId = derivedId('ConnectionId', batchId, planning, first.key)
    const legsOf = Map.groupBy(
      connection.flatMap((run) => run.boardings.map(({ traveller }) => ({ run, workerId: traveller.workerId }))),
      ({ workerId }) => workerId,
    )
    for (const run of connection) {
      const tripId = tripIdOf(run)
      const { mode, service, stops, endsAtPlant, seats, drivers, timetable, cost, hire } = run
      const travellers = run.boardings.map(({ traveller }) => traveller)
      trips.push({
        tripId,
        batchId,
        connectionId,
        mode,
        service,
        stops,
        endsAtPlant,
        seats,
        drivers,
        timetable,
        cost,
        hire,
        counties: distinct(travellers.map(({ countyCode }) => countyCode)),
        cities: distinct(travellers.map(({ cityCode }) => cityCode)),
        passengers: travellers.length,
        plants: plantsOf(travellers),
        booking: hire ? { state: 'planned' } : { state: 'not-needed' },
        manifest: { version: 1, frozenAt: null },
        progress: { state: 'planned' },
        receipts: [],
        alarms: [],
      })
      for (const [index, { traveller, boardsAt }] of run.boardings.entries()) {
        const legs = legsOf.get(traveller.workerId)?.map((leg) => leg.run) ?? []
        const next = legs[legs.indexOf(run) + 1]
        const { workerId, chunk, placementId, jobOrderId, enterpriseId, countyCode, cityCode } = traveller
        passengers.push({
          tripId,
          workerId,
          batchId,
          chunk,
          placementId,
          jobOrderId,
          enterpriseId,
          countyCode,
          cityCode,
          seat: index + 1,
          boardsAt,
          nextTripId: next ? tripIdOf(next) : null,
          hasBoarded: false,
          state: 'expected',
          why: null,
        })
      }
    }
  }
  return { trips, passengers }
}
