interface Point {
  readonly latitude: number
  readonly longitude: number
}

const earthDiameterKm = 12_742
const roadPerGreatCircle = 1.3
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Whole kilometres by road between two points in degrees: 1.3 times the great circle, as `transport-1` defines it. */
export function roadDistance(from: Point, to: Point): number {
  const height = Math.sin(radians(to.latitude - from.latitude) / 2) ** 2
  const width = Math.sin(radians(to.longitude - from.longitude) / 2) ** 2
  const chord = height + Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * width
  return Math.round(roadPerGreatCircle * earthDiameterKm * Math.asin(Math.min(1, Math.sqrt(chord))))
}
