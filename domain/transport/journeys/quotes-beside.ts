import type { QuoteReply } from '../trips/carrier-contract.ts'
import type { StandingJourneys } from './standing-journeys.ts'

/**
 * New offers beside what runs already. Carriers count as free what we have not booked, the planner what nobody rides: so the
 * seats that our people ride are added. What is not offered any more stays for those who ride it and takes nobody else.
 */
export function quotesBeside(
  fresh: QuoteReply,
  kept: QuoteReply,
  { trips, passengers, vehicles }: StandingJourneys,
): QuoteReply {
  const riding = new Map<string, number>()
  for (const { tripId } of passengers) {
    const vehicle = vehicles.get(tripId)
    if (vehicle?.kind === 'service') riding.set(vehicle.service, (riding.get(vehicle.service) ?? 0) + 1)
  }
  const offered = new Set(fresh.services.map(({ quoteId }) => quoteId))
  const sizes = new Set(fresh.coaches.map(({ seats }) => seats))
  const running = new Set(trips.flatMap(({ tripId, seats }) => (vehicles.get(tripId)?.kind === 'coach' ? [seats] : [])))
  return {
    services: [
      ...fresh.services.map((quote) => ({ ...quote, seats: quote.seats + ridingSeats(quote.quoteId, quote.mode) })),
      ...kept.services
        .filter(({ quoteId }) => !offered.has(quoteId) && riding.has(quoteId))
        .map((quote) => ({ ...quote, seats: ridingSeats(quote.quoteId, quote.mode) || quote.seats })),
    ],
    coaches: [...fresh.coaches, ...kept.coaches.filter(({ seats }) => running.has(seats) && !sizes.has(seats))],
  }

  /** A vehicle that is hired whole has the seats of one vehicle, however many people ride in it. */
  function ridingSeats(quoteId: string, mode: QuoteReply['services'][number]['mode']): number {
    return mode === 'special-train' || mode === 'charter-flight' ? 0 : (riding.get(quoteId) ?? 0)
  }
}
