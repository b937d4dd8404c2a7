import type { Money } from '../../kernel/money.ts'
import type { SeatedVehicle, Seating } from '../plan/seat-passengers.ts'
import { isHiredWhole, type QuoteReply, type ServiceQuote } from '../trips/carrier-contract.ts'
import type { Traveller } from '../trips/traveller.ts'
import type { Trip } from '../trips/trip.ts'
import { hubPlace } from './hubs-near.ts'
import { type Run, vehicleFacts } from './run.ts'
import { type SeatBlock, shareBlocks } from './share-blocks.ts'
import { isFixed, type StandingJourneys } from './standing-journeys.ts'

function costOf(quote: ServiceQuote, passengers: number): Money {
  const { price } = quote
  return isHiredWhole(quote) ? price : { ...price, minorUnits: price.minorUnits * passengers }
}

/** Which coach of the seating brings each person to the hub. */
function coachesByWorker({ vehicles }: Seating<Traveller>): Map<string, number> {
  return new Map(
    vehicles.flatMap(({ kind, boardings }, coach) =>
      kind === 'coach' ? boardings.map(({ member }) => [member.workerId, coach] as const) : [],
    ),
  )
}

/**
 * The trains and flights of a seating. On a scheduled run only the seats that are needed are bought, a block for each
 * feeder: were one block bought for all, a train that is sold out would cost everybody around it their coaches too.
 */
export function serviceRuns(seating: Seating<Traveller>, quotes: QuoteReply, standing: StandingJourneys): Run[] {
  const offers = new Map(quotes.services.map((quote) => [quote.quoteId, quote]))
  const trips = new Map<string, Trip>(standing.trips.map((trip) => [trip.tripId, trip]))
  const coachOf = coachesByWorker(seating)
  const blocksOf = (vehicle: SeatedVehicle<Traveller>, quote: ServiceQuote): SeatBlock[] => {
    const people = vehicle.boardings.map(({ member }) => member)
    if (isHiredWhole(quote)) return people.length > 0 ? [{ trip: trips.get(vehicle.label ?? ''), people }] : []
    const parties = Map.groupBy(people, ({ workerId }) => coachOf.get(workerId))
    return shareBlocks([...parties.values()], standingBlocks(quote.quoteId, standing))
  }
  const vehicles = seating.vehicles.filter((vehicle) => vehicle.kind === 'service')
  return vehicles.flatMap((vehicle) => {
    const { service, number } = vehicle
    const quote = offers.get(service)
    if (!quote) throw new Error(`the plan uses ${service}, which nobody offered`)
    return blocksOf(vehicle, quote).map((block, index) =>
      runOf(quote, block, ['service', service, number, index].join('/')),
    )
  })
}

function standingBlocks(service: string, { trips, passengers, vehicles, travellers }: StandingJourneys): SeatBlock[] {
  const aboard = Map.groupBy(passengers, ({ tripId }) => tripId)
  return trips.flatMap((trip) => {
    const vehicle = vehicles.get(trip.tripId)
    if (vehicle?.kind !== 'service' || vehicle.service !== service) return []
    const people = aboard.get(trip.tripId)?.flatMap(({ workerId }) => travellers.get(workerId) ?? []) ?? []
    return [{ trip, people }]
  })
}

function runOf(quote: ServiceQuote, { trip, people }: SeatBlock, key: string): Run {
  const { mode, service, from, to, departs, arrives, seats, quoteId, carrier, booking } = quote
  const planned = {
    mode,
    service,
    stops: [
      { place: from.code, name: hubPlace(from)?.name ?? from.code, at: departs },
      { place: to.code, name: to.name, at: arrives },
    ],
    endsAtPlant: true,
    seats: isHiredWhole(quote) ? seats : people.length,
    drivers: 0,
    timetable: null,
    cost: costOf(quote, people.length),
    hire: { quoteId, carrier, by: booking },
  }
  return {
    ...(trip && isFixed(trip) ? vehicleFacts(trip) : planned),
    key,
    tripId: trip?.tripId ?? null,
    vehicle: { kind: 'service', service: quoteId },
    boardings: people.map((traveller) => ({ traveller, boardsAt: 0 })),
  }
}
