import type { Money } from '../kernel/money.ts'
import type { QuoteReply, ServiceQuote } from './carrier-contract.ts'
import { hubPlace } from './hubs-near.ts'
import type { Seating } from './plan/seat-passengers.ts'
import type { Run } from './run.ts'
import type { Traveller } from './traveller.ts'

function costOf({ mode, price }: ServiceQuote, passengers: number): Money {
  const isWhole = mode === 'special-train' || mode === 'charter-flight'
  return isWhole ? price : { ...price, minorUnits: price.minorUnits * passengers }
}

/** The trains and flights of a seating. On a scheduled run only the seats that are needed are bought. */
export function serviceRuns(seating: Seating<Traveller>, quotes: QuoteReply): Run[] {
  const offers = new Map(quotes.services.map((quote) => [quote.quoteId, quote]))
  const vehicles = seating.vehicles.filter((vehicle) => vehicle.kind === 'service')
  return vehicles
    .filter(({ boardings }) => boardings.length > 0)
    .map(({ service, number, boardings }) => {
      const quote = offers.get(service)
      if (!quote) throw new Error(`the plan uses ${service}, which nobody offered`)
      const isWhole = quote.mode === 'special-train' || quote.mode === 'charter-flight'
      return {
        key: ['service', service, number].join('/'),
        mode: quote.mode,
        service: quote.service,
        stops: [
          { place: quote.from.code, name: hubPlace(quote.from)?.name ?? quote.from.code, at: quote.departs },
          { place: quote.to.code, name: quote.to.name, at: quote.arrives },
        ],
        endsAtPlant: true,
        seats: isWhole ? quote.seats : boardings.length,
        drivers: 0,
        cost: costOf(quote, boardings.length),
        hire: { quoteId: quote.quoteId, carrier: quote.carrier, by: quote.booking },
        boardings: boardings.map(({ member }) => ({ traveller: member, boardsAt: 0 })),
      }
    })
}
