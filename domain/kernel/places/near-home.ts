import { greatCircleKm } from './great-circle-km.ts'
import { destinationByCode, originByCode } from './place-by-code.ts'

/** Kilometres by road that somebody travels there and back every day: about an hour each way (default). */
export const nearHomeKm = 60

/** A road is so much longer than the great circle, as the planner reckons. */
const roadPerGreatCircle = 1.3

/**
 * Kilometres by road, about, from where somebody lives to a place of work. Throws for a place that no table has: it is not far, but
 * unknown.
 */
export function kmFromHome(from: string, to: string): number {
  const [origin, destination] = [originByCode(from), destinationByCode(to)]
  if (!origin || !destination) throw new Error(`no table has the place ${origin ? to : from}`)
  return roadPerGreatCircle * greatCircleKm(origin, destination)
}

/**
 * Whether whoever lives in one place can work in the other and sleep at home: in their own county, or where the road is short. A
 * prefecture's border says nothing of that: a county may lie hours from the city that it belongs to, and an hour from that of another.
 */
export function isNearHome(from: string, to: string): boolean {
  return kmFromHome(from, to) <= nearHomeKm
}
