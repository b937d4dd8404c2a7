import type { Money } from '../kernel/money.ts'
import { isHiredWhole, type QuoteReply, type ServiceQuote } from './carrier-contract.ts'
import { hubPlace } from './hubs-near.ts'
import type { Seating } from './plan/seat-passengers.ts'
import type { Run } from './run.ts'
import type { Traveller } from './traveller.ts'

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
export function serviceRuns(seating: Seating<Traveller>, quotes: QuoteReply): Run[] {
  const offers = new Map(quotes.services.map((quote) => [quote.quoteId, quote]))
  const coachOf = coachesByWorker(seating)
  const vehicles = seating.vehicles.filter((vehicle) => vehicle.kind === 'service')
  return vehicles.flatMap(({ service, number, boardings }) => {
    const quote = offers.get(service)
    if (!quote) throw new Error(`the plan uses ${service}, which nobody offered`)
    const people = boardings.map(({ member }) => member)
    const parties = isHiredWhole(quote)
      ? [people].filter((all) => all.length > 0)
      : [...Map.groupBy(people, ({ workerId }) => coachOf.get(workerId)).values()]
    return parties.map((party, block) => runOf(quote, party, ['service', service, number, block].join('/')))
  })
}

function runOf(quote: ServiceQuote, party: readonly Traveller[], key: string): Run {
  const { mode, service, from, to, departs, arrives, seats, quoteId, carrier, booking } = quote
  return {
    key,
    mode,
    service,
    stops: [
      { place: from.code, name: hubPlace(from)?.name ?? from.code, at: departs },
      { place: to.code, name: to.name, at: arrives },
    ],
    endsAtPlant: true,
    seats: isHiredWhole(quote) ? seats : party.length,
    drivers: 0,
    timetable: null,
    cost: costOf(quote, party.length),
    hire: { quoteId, carrier, by: booking },
    boardings: party.map((traveller) => ({ traveller, boardsAt: 0 })),
  }
}
