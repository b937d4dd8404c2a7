import { airportByIata, nearestAirports } from '../../kernel/places/airports.ts'
import type { Point } from '../../kernel/places/great-circle-km.ts'
import { originByCode } from '../../kernel/places/place-by-code.ts'
import { nearestStations, stationByTelecode } from '../../kernel/places/stations.ts'
import type { TransportRules } from '../plan/solve/transport-instance.ts'
import type { Hub } from '../trips/carrier-contract.ts'

/** The stations and airports that feeders from these places may serve, each once, in a fixed order. */
export function hubsNear(
  codes: Iterable<string>,
  rules: Pick<TransportRules, 'stationsPerCounty' | 'airportsPerCounty'>,
): Hub[] {
  const stations = new Set<string>()
  const airports = new Set<string>()
  for (const code of codes) {
    const place = originByCode(code)
    if (!place) continue
    for (const { place: station } of nearestStations(place, rules.stationsPerCounty)) stations.add(station.telecode)
    for (const { place: airport } of nearestAirports(place, rules.airportsPerCounty)) airports.add(airport.iata)
  }
  return [
    ...[...stations].sort().map((code) => ({ kind: 'rail' as const, code })),
    ...[...airports].sort().map((code) => ({ kind: 'air' as const, code })),
  ]
}

/** Where a hub lies and what travellers call it: 昆明南站. */
export function hubPlace({ kind, code }: Hub): (Point & { name: string }) | undefined {
  if (kind === 'air') return airportByIata(code)
  const station = stationByTelecode(code)
  return station && { lat: station.lat, lon: station.lon, name: `${station.name}站` }
}
