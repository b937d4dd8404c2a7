import { inYuan, sumOf } from '../../kernel/money.ts'
import type { Trip } from '../trips/trip.ts'

/** A batch's journeys in figures; persons are counted on the trip that ends at their plant. */
export interface JourneyFigures {
  readonly trips: number
  readonly passengers: number
  readonly costYuan: number
  /** Passengers per seat of hired coaches, 0 to 1; 0 when no coach runs. */
  readonly seatFill: number
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
    costYuan: inYuan(sumOf(trips.map(({ cost }) => cost))),
    seatFill: seats === 0 ? 0 : sum(coaches, 'passengers') / seats,
  }
}
