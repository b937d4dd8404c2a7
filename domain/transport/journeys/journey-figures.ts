import type { WaitingCounts } from '../../batches/waiting-counts.ts'
import { inYuan } from '../../kernel/money.ts'
import type { Trip } from '../trips/trip.ts'
import { tripsCost } from '../trips/trips-cost.ts'
import { journeyWaiting } from './journey-waiting.ts'

/** A batch's journeys in figures; persons are counted on the trip that ends at their plant. */
export interface JourneyFigures {
  readonly trips: number
  readonly passengers: number
  /** Vehicles, seats and lodging. */
  readonly costYuan: number
  /** Passengers per seat of hired coaches, 0 to 1; 0 when no coach runs. */
  readonly seatFill: number
  readonly waiting: WaitingCounts
}

export function journeyFigures(trips: readonly Trip[]): JourneyFigures {
  const coaches = trips.filter(({ mode }) => mode === 'charter-coach' || mode === 'feeder-coach')
  const sum = (some: readonly Trip[], of: 'passengers' | 'seats') => some.reduce((total, trip) => total + trip[of], 0)
  const seats = sum(coaches, 'seats')
  return {
    trips: trips.length,
    passengers: sum(
      trips.filter(({ endsAtPlant }) => endsAtPlant),
      'passengers',
    ),
    costYuan: inYuan(tripsCost(trips)),
    seatFill: seats === 0 ? 0 : sum(coaches, 'passengers') / seats,
    waiting: journeyWaiting(trips),
  }
}
