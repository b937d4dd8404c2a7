import { type BatchId, type ConnectionId, derivedId, type TripId, type WorkerId } from '../../kernel/ids.ts'
import { groupTicketDeadlines } from '../trips/group-ticket.ts'
import type { Passenger } from '../trips/passenger.ts'
import type { Traveller } from '../trips/traveller.ts'
import { departsAt, type PlantParty, type Trip } from '../trips/trip.ts'
import { connectRuns } from './connect-runs.ts'
import type { PlannedJourneys } from './journeys.ts'
import { onwardParties } from './onward-parties.ts'
import { type Run, vehicleFacts } from './run.ts'
import { isFixed, nothingStands, type StandingJourneys } from './standing-journeys.ts'

function plantsOf(travellers: readonly Traveller[]): PlantParty[] {
  const byOrder = Map.groupBy(travellers, ({ jobOrderId }) => jobOrderId)
  return [...byOrder].flatMap(([jobOrderId, [first, ...others]]) =>
    first ? [{ enterpriseId: first.enterpriseId, jobOrderId, passengers: 1 + others.length }] : [],
  )
}

/** Seats of journeys home and back are bought by the railway's rules for groups, unless somebody travels alone. */
function ticketOf({ mode, stops }: Run, [first]: readonly Traveller[]): Pick<Trip, 'groupTicket'> {
  const isGroup = first?.returns && !first.ownTicket && mode === 'seat-block-rail'
  return isGroup ? { groupTicket: groupTicketDeadlines(departsAt({ stops })) } : {}
}

/** People of one batch all travel in one direction. */
function directionOf([first]: readonly Traveller[]): Pick<Trip, 'returns'> {
  return first?.returns ? { returns: first.returns } : {}
}

const distinct = (codes: readonly string[]) => [...new Set(codes)].sort()

/**
 * Names trips, connections and passengers. `planning` tells one planning of a batch from the others. Runs that stay keep
 * their trip, people who stay on one their seat, and a connection of the same trips its name.
 */
export function tripsOfRuns(
  runs: readonly Run[],
  batchId: BatchId,
  planning: string,
  standing: StandingJourneys = nothingStands,
): PlannedJourneys {
  const known = new Map(standing.trips.map((trip) => [trip.tripId, trip]))
  const tripIdOf = (run: Run) => run.tripId ?? derivedId('TripId', batchId, planning, run.key)
  const seats = new Map(standing.passengers.map((seat) => [`${seat.tripId} ${seat.workerId}`, seat]))
  const connections = connectionsOf(runs, batchId, planning, standing, tripIdOf)
  const legsOf = Map.groupBy(
    connectRuns(runs).flatMap((connected) =>
      connected.flatMap((run) => run.boardings.map(({ traveller }) => ({ run, workerId: traveller.workerId }))),
    ),
    ({ workerId }) => workerId,
  )
  const nextRun = (run: Run, workerId: WorkerId) => {
    const legs = legsOf.get(workerId)?.map((leg) => leg.run) ?? []
    return legs[legs.indexOf(run) + 1]
  }
  const trips: Trip[] = []
  const passengers: Passenger[] = []
  for (const run of runs) {
    const tripId = tripIdOf(run)
    const travellers = run.boardings.map(({ traveller }) => traveller)
    const people = {
      counties: distinct(travellers.map(({ countyCode }) => countyCode)),
      cities: distinct(travellers.map(({ cityCode }) => cityCode)),
      passengers: travellers.length,
      plants: plantsOf(travellers),
      ...directionOf(travellers),
      ...ticketOf(run, travellers),
      ...onwardParties(run, ({ traveller }) => nextRun(run, traveller.workerId), tripIdOf),
    }
    const { onward: _, lodging: __, ...before } = known.get(tripId) ?? newTrip(run)
    const connectionId = connections.get(run) ?? known.get(tripId)?.connectionId
    if (!connectionId) throw new Error(`${tripId} stands in no connection`)
    trips.push({ ...before, tripId, batchId, connectionId, ...vehicleFacts(run), ...people })

    const kept = run.boardings.map(({ traveller }) => seats.get(`${tripId} ${traveller.workerId}`))
    const free = freeSeatNumbers(kept.flatMap((seat) => seat?.seat ?? []))
    for (const [index, { traveller, boardsAt, wait }] of run.boardings.entries()) {
      const next = nextRun(run, traveller.workerId)
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
        seat: kept[index]?.seat ?? free(),
        boardsAt,
        nextTripId: next ? tripIdOf(next) : null,
        hasBoarded: false,
        state: 'expected',
        why: null,
        ...(wait && wait.nights > 0 ? { nights: wait.nights } : {}),
        ...(run.ownJourney ? { ownJourney: run.ownJourney } : {}),
      })
    }
  }
  return { trips, passengers, vehicles: new Map(runs.map((run) => [tripIdOf(run), run.vehicle])) }
}

function newTrip({
  hire,
}: Run): Pick<Trip, 'booking' | 'manifest' | 'progress' | 'loss' | 'receipts' | 'alarms' | 'onward' | 'lodging'> {
  return {
    booking: hire ? { state: 'planned' } : { state: 'not-needed' },
    manifest: { version: 1, frozenAt: null },
    progress: { state: 'planned' },
    loss: null,
    receipts: [],
    alarms: [],
  }
}

/** Gives the lowest seat numbers, counted from 1, that nobody has. */
function freeSeatNumbers(taken: readonly number[]): () => number {
  const used = new Set(taken)
  let last = 0
  return () => {
    do last += 1
    while (used.has(last))
    return last
  }
}

/** The connection of each run that is still to be booked; what is booked stays in the one in which it was booked. */
function connectionsOf(
  runs: readonly Run[],
  batchId: BatchId,
  planning: string,
  { trips }: StandingJourneys,
  tripIdOf: (run: Run) => TripId,
): Map<Run, ConnectionId> {
  const known = new Map(trips.map((trip) => [trip.tripId, trip]))
  const tripsOf = Map.groupBy(trips, ({ connectionId }) => connectionId)
  const isOpen = (run: Run) => {
    const trip = known.get(tripIdOf(run))
    return !trip || !isFixed(trip)
  }
  return new Map(
    connectRuns(runs.filter(isOpen)).flatMap((connected) => {
      const [first] = connected
      const before = first && known.get(tripIdOf(first))?.connectionId
      const same =
        before !== undefined &&
        tripsOf.get(before)?.length === connected.length &&
        connected.every((run) => known.get(tripIdOf(run))?.connectionId === before)
      const connectionId =
        before && same ? before : derivedId('ConnectionId', batchId, planning, first?.key ?? 'nothing')
      return connected.map((run) => [run, connectionId] as const)
    }),
  )
}
