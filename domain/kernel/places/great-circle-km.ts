/** WGS84, decimal degrees. */
export interface Point {
  readonly lat: number
  readonly lon: number
}

/** Kilometres; the same as the planning formats use. */
const earthDiameterKm = 12_742
const radians = Math.PI / 180

/** Haversine distance in kilometres. */
export function greatCircleKm(from: Point, to: Point): number {
  const halfLat = Math.sin(((to.lat - from.lat) * radians) / 2)
  const halfLon = Math.sin(((to.lon - from.lon) * radians) / 2)
  const square = halfLat ** 2 + Math.cos(from.lat * radians) * Math.cos(to.lat * radians) * halfLon ** 2
  return earthDiameterKm * Math.asin(Math.min(1, Math.sqrt(square)))
}
