import type { TripId, WorkerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JourneyState } from '../../matching/placement.ts'
import type { Alighting, Passenger, PassengerState } from './passenger.ts'
import type { AbsenceReason } from './roll-call-entry.ts'

/** A person's next state on a trip, taken only from one of the states it names. */
export interface PassengerMove {
  readonly tripId: TripId
  readonly workerId: WorkerId
  readonly from: readonly PassengerState[]
  readonly to: PassengerState
  readonly hasBoarded?: boolean
  readonly why?: AbsenceReason
  /** Of a journey home. */
  readonly alighted?: Alighting
}

/** What the same event means for the placement. */
export interface PlacementMove {
  readonly workerId: WorkerId
  readonly chunk: number
  readonly from: readonly JourneyState['state'][]
  readonly to: JourneyState
}

export interface Moves {
  readonly passengers: readonly PassengerMove[]
  readonly placements: readonly PlacementMove[]
}

export function joinMoves(moves: readonly Moves[]): Moves {
  return {
    passengers: moves.flatMap(({ passengers }) => passengers),
    placements: moves.flatMap(({ placements }) => placements),
  }
}

/** On board. People on a feeder are expected on the trip after it; people who missed it may still come to the station. */
export function board({ tripId, workerId, chunk, nextTripId }: Passenger, at: Instant): Moves {
  const here: PassengerMove = { tripId, workerId, from: ['expected', 'no-show'], to: 'boarded', hasBoarded: true }
  const next: PassengerMove[] = nextTripId
    ? [{ tripId: nextTripId, workerId, from: ['expected', 'no-show'], to: 'expected', hasBoarded: true }]
    : []
  const tripIds = nextTripId ? [tripId, nextTripId] : [tripId]
  return {
    passengers: [here, ...next],
    placements: [{ workerId, chunk, from: ['seated', 'no-show'], to: { state: 'boarded', tripIds, at } }],
  }
}

/**
 * Not on board, here or on what follows. Somebody who missed a feeder may have boarded the train before the feeder is
 * settled: then the placement stays as it is.
 */
export function missTrip(passenger: Passenger, why: AbsenceReason, at: Instant): Moves {
  const { tripId, workerId, chunk, nextTripId, hasBoarded } = passenger
  const next: PassengerMove[] = nextTripId
    ? [{ tripId: nextTripId, workerId, from: ['expected'], to: 'no-show', why: 'missed-feeder' }]
    : []
  return {
    passengers: [{ tripId, workerId, from: ['expected'], to: 'no-show', why }, ...next],
    placements: [
      { workerId, chunk, from: hasBoarded ? ['seated', 'boarded'] : ['seated'], to: { state: 'no-show', at } },
    ],
  }
}

/**
 * Not on board after all: a mistaken tap was corrected. Those who are on the train by now stay where they are, and so does the
 * placement of somebody who boarded another trip.
 */
export function correctBoarding(passenger: Passenger, journey: JourneyState, at: Instant): Moves {
  const { tripId, workerId, chunk, nextTripId } = passenger
  const next: PassengerMove[] = nextTripId
    ? [{ tripId: nextTripId, workerId, from: ['expected'], to: 'no-show', hasBoarded: false, why: 'missed-feeder' }]
    : []
  const isHere = journey.state === 'boarded' && journey.tripIds.includes(tripId)
  return {
    passengers: next,
    placements: [{ workerId, chunk, from: isHere ? ['seated', 'boarded'] : ['seated'], to: { state: 'no-show', at } }],
  }
}

/** At the end of a trip; of a journey, where the trip ends at the plant. */
export function arrive({ tripId, workerId, chunk, nextTripId }: Passenger, at: Instant): Moves {
  return {
    passengers: [{ tripId, workerId, from: ['boarded'], to: 'arrived' }],
    placements: nextTripId ? [] : [{ workerId, chunk, from: ['boarded'], to: { state: 'arrived', at } }],
  }
}
