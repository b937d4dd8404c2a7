import { roadDistance } from './road-distance.ts'
import type { TransportInstance } from './solve/transport-instance.ts'

export interface Geography {
  /** Whole km by road between two counties. */
  readonly hop: (county: string, other: string) => number
  /** Whole km by road from a county to a destination city or to a hub. */
  readonly reach: (county: string, terminal: string) => number
  /** The hubs that a county's feeders may serve. */
  readonly hubsOf: (county: string) => ReadonlySet<string>
}

/** Measures each distance of an instance once. */
export function geography(instance: TransportInstance): Geography {
  const { counties, hubs, cities, rules } = instance
  const from = new Map(counties.map((county) => [county.id, county]))
  const terminals = new Map([...hubs, ...cities].map((place) => [place.id, place]))
  const measured = new Map<string, number>()
  const between = (places: typeof from) => (county: string, other: string) => {
    const key = `${places === from ? 'hop' : 'reach'}\u0000${county}\u0000${other}`
    let km = measured.get(key)
    if (km === undefined) {
      const [start, end] = [from.get(county), places.get(other)]
      if (!start || !end) throw new Error(`the instance does not place ${county} and ${other}`)
      km = roadDistance(start, end)
      measured.set(key, km)
    }
    return km
  }
  const reach = between(terminals)
  const nearest = (county: string, kind: 'rail' | 'air', count: number) =>
    hubs
      .filter((hub) => hub.kind === kind)
      .sort((a, b) => reach(county, a.id) - reach(county, b.id))
      .slice(0, count)
      .filter((hub) => reach(county, hub.id) <= rules.maxFeederKm)
      .map((hub) => hub.id)
  const hubsByCounty = new Map(
    counties.map(({ id }) => [
      id,
      new Set([...nearest(id, 'rail', rules.stationsPerCounty), ...nearest(id, 'air', rules.airportsPerCounty)]),
    ]),
  )
  return { hop: between(from), reach, hubsOf: (county) => hubsByCounty.get(county) ?? new Set() }
}
