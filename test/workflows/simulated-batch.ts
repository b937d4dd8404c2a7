import type { BatchId, ConnectionId, TripId } from '../../domain/kernel/ids.ts'
import { derivedId } from '../../domain/kernel/ids.ts'

/** What a batch of so many workers consists of: 50,000 are 1,000 job orders, 1,064 connections and 1,951 trips. */
export interface SimulatedBatch {
  readonly workers: number
  readonly jobOrders: number
  readonly cohorts: number
  /** The connections of one planning, from the first on; `apart` when nobody can be seated any more. */
  readonly connections: (batchId: BatchId, planning: string) => readonly SimulatedConnection[]
  readonly apart: (batchId: BatchId, planning: string) => readonly SimulatedConnection[]
}

export interface SimulatedConnection {
  readonly connectionId: ConnectionId
  readonly tripIds: readonly TripId[]
  readonly byHand: readonly { tripId: TripId }[]
  readonly byCarrier: readonly { tripId: TripId }[]
}

const atLeastOne = (count: number) => Math.max(1, Math.round(count))

/** People in a coach, of its 49 seats. */
const inCoach = 40
/** Seats of a train that is hired whole. */
const inTrain = 1200
/** People of one county, city and hour, where nobody shares a vehicle. */
const inParty = 16

/** A connection: its trips, and how many of them are booked by telephone; null where nothing has to be booked. */
interface Shape {
  readonly trips: number
  readonly byHand: number | null
}
const repeated = (count: number, shape: Shape) => Array.from({ length: count }, () => shape)

export function simulatedBatch(workers: number): SimulatedBatch {
  const share = (part: number, people: number) => atLeastOne((workers * part) / people)
  const alone = (part: number) => repeated(share(part, inParty), { trips: 1, byHand: null })
  const feeders = share(0.3, inCoach)
  const trains = share(0.3, inTrain)
  const shapes = [
    // A feeder and its block of seats on a scheduled train, which half the carriers take by telephone.
    ...repeated(share(0.2, inCoach), { trips: 2, byHand: 0 }),
    ...repeated(share(0.2, inCoach), { trips: 2, byHand: 1 }),
    ...repeated(share(0.2, inCoach), { trips: 1, byHand: 0 }),
    // Whole trains: feeders that bring people to two of them bind all of them together.
    { trips: feeders + trains, byHand: trains + Math.round(feeders / 3) },
    ...alone(0.1),
  ]
  return {
    workers,
    jobOrders: atLeastOne(workers / 50),
    // By day of the hand-over, at most 100 people each.
    cohorts: atLeastOne(workers / 60),
    connections: (batchId, planning) => shapes.map(named(batchId, planning)),
    apart: (batchId, planning) => alone(1).map(named(batchId, planning)),
  }
}

/** A batch whose people all travel on one connection, with so many trips that are booked by telephone. */
export function boundTogether(byHand: number): SimulatedBatch {
  const shapes: Shape[] = [{ trips: byHand + 1, byHand }]
  return { ...simulatedBatch(60), connections: (batchId, planning) => shapes.map(named(batchId, planning)) }
}

function named(batchId: BatchId, planning: string) {
  return ({ trips, byHand }: Shape, index: number): SimulatedConnection => {
    const legs = Array.from({ length: trips }, (_, leg) => ({
      tripId: derivedId('TripId', batchId, planning, index, leg),
    }))
    return {
      connectionId: derivedId('ConnectionId', batchId, planning, index),
      tripIds: legs.map(({ tripId }) => tripId),
      byHand: legs.slice(0, byHand ?? 0),
      byCarrier: byHand === null ? [] : legs.slice(byHand),
    }
  }
}
