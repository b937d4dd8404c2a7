import { greatCircleKm, type Point } from './great-circle-km.ts'

/** The `count` places nearest to a point by great circle, nearest first, with their distance in kilometres. */
export function nearest<Place extends Point>(
  places: readonly Place[],
  to: Point,
  count: number,
): { place: Place; km: number }[] {
  return places
    .map((place) => ({ place, km: greatCircleKm(place, to) }))
    .sort((a, b) => a.km - b.km)
    .slice(0, count)
}
