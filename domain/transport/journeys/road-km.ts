import { cityByCode } from '../../kernel/places/cities.ts'
import { roadDistance } from '../plan/road-distance.ts'

/** Whole kilometres by road between two cities. Throws for one that no table holds. */
export function roadKm(fromCity: string, toCity: string): number {
  const [from, to] = [cityByCode(fromCity), cityByCode(toCity)]
  if (!from || !to) throw new Error(`no table holds the cities ${fromCity} and ${toCity}`)
  return roadDistance({ latitude: from.lat, longitude: from.lon }, { latitude: to.lat, longitude: to.lon })
}
