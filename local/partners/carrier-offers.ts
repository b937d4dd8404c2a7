import { atShanghai, type CalendarDate, epochOf, instantOf, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { airportByIata, nearestAirports } from '../../domain/kernel/places/airports.ts'
import { greatCircleKm, type Point } from '../../domain/kernel/places/great-circle-km.ts'
import { destinationByCode } from '../../domain/kernel/places/place-by-code.ts'
import { nearestStations, stationByTelecode } from '../../domain/kernel/places/stations.ts'
import type {
  CoachQuote,
  Hub,
  QuoteReply,
  QuoteRequest,
  ServiceQuote,
} from '../../domain/transport/trips/carrier-contract.ts'
import type { Simulation } from './simulation.ts'

/** A city, or a county to which people go home. */
type Place = Point & { readonly code: string }

/** A city is served by a station or an airport this near. */
const servesKm = { rail: 60, air: 90 }
/** Nobody lays on a train or a flight for less. */
const leastKm = { rail: 250, air: 500 }
/** Of all pairs of a hub and a city, the share with a direct service. */
const servedShare = { rail: 0.4, air: 0.35 }

const coaches: readonly CoachQuote[] = [
  { quoteId: 'coach-49', carrier: '滇东客运', booking: 'api', seats: 49, fixed: yuan(1400), perKm: yuan(9.2) },
  { quoteId: 'coach-35', carrier: '滇东客运', booking: 'api', seats: 35, fixed: yuan(1100), perKm: yuan(7.8) },
  { quoteId: 'coach-19', carrier: '乌蒙旅运', booking: 'by-hand', seats: 19, fixed: yuan(700), perKm: yuan(5.4) },
]

/** What the carriers offer; the same question is given the same offers. */
export function carrierOffers(
  { hubs, cities, from, to }: QuoteRequest,
  simulation: Pick<Simulation, 'chance'>,
): QuoteReply {
  const known = cities.flatMap((code) => destinationByCode(code) ?? [])
  const services = hubs.flatMap((hub) => known.flatMap((city) => servicesBetween(hub, city, { from, to }, simulation)))
  return { services, coaches: [...coaches] }
}

function servicesBetween(
  hub: Hub,
  city: Place,
  { from, to }: Pick<QuoteRequest, 'from' | 'to'>,
  simulation: Pick<Simulation, 'chance'>,
): ServiceQuote[] {
  const { kind } = hub
  const start = kind === 'rail' ? stationByTelecode(hub.code) : airportByIata(hub.code)
  const end = endOf(kind, city)
  if (!start || !end) return []
  const km = greatCircleKm(start, city) * (kind === 'rail' ? 1.25 : 1.1)
  const line = [kind, hub.code, city.code]
  if (km < leastKm[kind] || simulation.chance('is served', ...line) >= servedShare[kind]) return []

  const number = 1000 + Math.floor(simulation.chance('number', ...line) * 8999)
  const leavesMinutes = 7 * 60 + Math.floor(simulation.chance('leaves', ...line) * 18) * 30
  const minutes = kind === 'rail' ? (km / 190) * 60 : 40 + (km / 700) * 60
  const quotes: ServiceQuote[] = []
  for (let day: CalendarDate = from; day <= to; day = plusDays(day, 1)) {
    const departs = epochOf(atShanghai(day, '00:00')) + leavesMinutes * 60_000
    quotes.push({
      quoteId: `${line.join('-')}-${day}`,
      carrier: kind === 'rail' ? '铁路团体票' : '西南航空票务',
      // Railway groups are booked at the counter of many stations still.
      booking: kind === 'rail' && simulation.chance('by telephone', hub.code) < 0.4 ? 'by-hand' : 'api',
      mode: kind === 'rail' ? 'seat-block-rail' : 'seat-block-air',
      service: kind === 'rail' ? `G${number}` : `MU${number}`,
      from: hub,
      to: end,
      cityCode: city.code,
      departs: instantOf(departs),
      arrives: instantOf(departs + Math.round(minutes) * 60_000),
      seats: 20 + Math.floor(simulation.chance('seats', ...line, day) * (kind === 'rail' ? 130 : 50)),
      price: yuan(Math.round(kind === 'rail' ? 0.43 * km : 250 + 0.38 * km)),
    })
  }
  return quotes
}

function endOf(kind: Hub['kind'], city: Place): ServiceQuote['to'] | undefined {
  if (kind === 'rail') {
    const [near] = nearestStations(city, 1)
    return near && near.km <= servesKm.rail
      ? { kind, code: near.place.telecode, name: `${near.place.name}站` }
      : undefined
  }
  const [near] = nearestAirports(city, 1)
  return near && near.km <= servesKm.air ? { kind, code: near.place.iata, name: near.place.name } : undefined
}
